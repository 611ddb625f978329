import type { CompanionDefinition, FormDefinition, PageDefinition, QuestionDefinition } from '#forms'

/** Yes or no, numbered through all parts (forms.md §11). */
const ask = (
  id: string,
  label: string,
  missing: string,
  more: Pick<QuestionDefinition, 'hint' | 'companions'> = {},
): QuestionDefinition => ({ kind: 'yesno', id, label, requiredFor: { completion: missing }, ...more })

const part = (
  id: string,
  title: string,
  comments: Pick<QuestionDefinition, 'id' | 'label'>,
  items: readonly QuestionDefinition[],
): PageDefinition => ({
  id,
  title,
  items: [...items, { kind: 'prose', ...comments }],
})

const fromRecord: CompanionDefinition = { kind: 'tick', id: 'taken-over', label: 'As the record shows' }
/** The record may show the answer. */
const shown = { companions: [fromRecord] }

/** A look at the quality of one risk assessment. */
export const audit: FormDefinition = {
  id: 'audit',
  version: 1,
  compartment: 'officer',
  audience: 'auditor',
  profiles: ['family-safeguarding'],
  title: 'Audit of a risk assessment',
  completion: 'author',
  pages: [
    {
      id: 'about',
      title: 'What is audited',
      items: [
        {
          kind: 'computed',
          id: 'record-shows',
          label: 'What the record shows',
          hint: 'Looked up on this case. Take it over, then check it: a completed form is not always a good one.',
          from: { given: 'audit' },
        },
        {
          kind: 'text',
          id: 'author',
          label: 'Author of the assessment',
          companions: [fromRecord],
          requiredFor: { completion: 'Put the author of the assessment' },
        },
        {
          kind: 'date',
          id: 'completed',
          label: 'Day on which it was completed',
          companions: [fromRecord],
        },
        {
          kind: 'text',
          id: 'client',
          label: 'Client',
          companions: [fromRecord],
          requiredFor: { completion: 'Put the client’s name' },
        },
        {
          kind: 'text',
          id: 'auditor',
          label: 'Auditor',
          requiredFor: { completion: 'Put the auditor’s name' },
        },
        {
          kind: 'date',
          id: 'audited',
          label: 'Day of this audit',
          requiredFor: { completion: 'Put the day of this audit' },
        },
      ],
    },
    part(
      'sources',
      'Sources and other assessments',
      { id: 'sources-comments', label: 'Comments: sources and other assessments' },
      [
        ask('a01', '1. Are there enough sources?', 'Answer question 1'),
        ask('a02', '2. Has the officer heard from the victim?', 'Answer question 2', {
          hint: 'In person or through the survivor’s worker.',
        }),
        ask('a03', '3. Is what was said checked well enough against others?', 'Answer question 3'),
        ask('a04', '4. Is SARA complete?', 'Answer question 4', shown),
        ask('a05', '5. Was the behaviour inventory used?', 'Answer question 5', shown),
        ask('a06', '6. Was the officer at the meetings that matter?', 'Answer question 6', {
          hint: 'Child protection conferences, core groups, child in need meetings.',
        }),
        ask('a07', '7. Does it say how far the client engages?', 'Answer question 7'),
        ask('a08', '8. Is the client’s self-assessment (SAQ) complete?', 'Answer question 8', shown),
      ],
    ),
    part(
      'situation',
      'Current situation and family',
      { id: 'situation-comments', label: 'Comments: current situation and family' },
      [
        ask('a09', '9. Is it clear how things are now?', 'Answer question 9'),
        ask('a10', '10. Are the circumstances tied to the concerns?', 'Answer question 10'),
        ask('a11', '11. Is children’s services’ part explained, with its history?', 'Answer question 11'),
        ask('a12', '12. Is there enough about earlier relationships?', 'Answer question 12'),
      ],
    ),
    part('agencies', 'Other agencies', { id: 'agencies-comments', label: 'Comments: other agencies' }, [
      ask('a13', '13. Did the officer try to have agencies bear it out?', 'Answer question 13'),
      ask('a14', '14. Does everything have a clear date?', 'Answer question 14', shown),
    ]),
    part(
      'concerns',
      'Concerns and strengths',
      { id: 'concerns-comments', label: 'Comments: concerns and strengths' },
      [
        ask('a15', '15. Is there enough thought, and not facts alone?', 'Answer question 15'),
        ask('a16', '16. Is what it does to the children there all the way through?', 'Answer question 16'),
        ask('a17', '17. Are earlier convictions in it?', 'Answer question 17'),
        ask('a18', '18. Are earlier call-outs for domestic abuse in it?', 'Answer question 18'),
        ask('a19', '19. Are there enough strengths?', 'Answer question 19'),
      ],
    ),
    part('risk', 'Risk', { id: 'risk-comments', label: 'Comments: risk' }, [
      ask('a20', '20. Is the level of risk plain?', 'Answer question 20'),
      ask('a21', '21. Does the evidence carry that level?', 'Answer question 21'),
    ]),
    part('conclusion', 'Conclusion', { id: 'conclusion-comments', label: 'Comments: conclusion' }, [
      ask('a22', '22. Is it plain what is recommended?', 'Answer question 22'),
      ask('a23', '23. Does the further work answer the risk?', 'Answer question 23'),
      ask('a24', '24. Can the recommendation be carried out?', 'Answer question 24'),
      ask('a25', '25. Was the group, Better Me, Better Us, thought of?', 'Answer question 25'),
    ]),
    part('overall', 'Overall', { id: 'overall-comments', label: 'Comments: overall' }, [
      ask('a26', '26. Is the wording free of anything that discriminates?', 'Answer question 26'),
      ask('a27', '27. Is what is confidential in the confidential report?', 'Answer question 27', {
        hint: 'And none of it in this one.',
      }),
      ask('a28', '28. Is it in good order, and does it follow?', 'Answer question 28'),
      ask('a29', '29. Does all of it bear on the risk?', 'Answer question 29'),
      ask('a30', '30. Would the client understand the wording?', 'Answer question 30'),
      ask('a31', '31. Is it written, and not pasted from elsewhere?', 'Answer question 31'),
      ask('a32', '32. Was it shared with the client?', 'Answer question 32'),
      ask('a33', '33. Is research named where it is used?', 'Answer question 33'),
    ]),
  ],
}
