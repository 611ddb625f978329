import { describe, expect, it } from 'vitest'
import { copies } from '#casework'
import { DONT_KNOW, type ItemDefinition } from '#forms'
import { type CopyRecord, makeCopy, markInWords, signedInWords } from '#report'
import { Filling } from '../forms/builder.ts'
import { caseOf, consent, copyFor, form, ink, NOW, record, signedConsent } from './case.ts'

const saq = form(
  'saq',
  'client',
  {
    kind: 'yesno',
    id: 'q01',
    label: 'Is it warm?',
    companions: [{ kind: 'tick', id: 'help', label: 'I would like help' }],
  },
  { kind: 'prose', id: 'cold', label: 'Since when?', appliesWhen: { field: 'q01/answer', is: 'no' } },
  {
    kind: 'scale',
    id: 'far',
    label: 'How far?',
    from: 0,
    to: 10,
    lowest: 'Not',
    highest: 'All',
    dontKnow: true,
  },
  {
    kind: 'rows',
    id: 'others',
    label: 'Others',
    rowLabel: 'Thing',
    addLabel: 'Add',
    columns: [{ kind: 'text', id: 'thing', label: 'What?' }],
  },
)
const entriesOf = (answers: Filling) =>
  copyFor('client', record(saq, answers)).sections.flatMap(({ groups }) =>
    groups.flatMap(({ entries }) => entries),
  )

describe('a copy of nothing', () => {
  it('has its head and no section', () => {
    expect(copyFor('client')).toMatchObject({ title: 'What I wrote', sections: [], notices: [] })
  })
})

describe('the head of a copy', () => {
  it('names the client and the session; the reference and the officer on a professional’s copy only', () => {
    const facts = (copy: 'client' | 'professional') => copyFor(copy).facts.map(({ value }) => value)
    const made = expect.stringContaining('25 November 2026')
    expect(facts('client')).toEqual(['Siân Kowalska', 'Session 1', made])
    expect(facts('professional')).toEqual(['Siân Kowalska', 'REF-77', 'Jess Hart', 'Session 1', made])
    expect(copyFor('client').madeAt).toBe(NOW)
  })

  it('says which service it is from and calls its officers as it does, where the service has said so; never on the client’s', () => {
    const source = { ...caseOf({ service: 'Harbour House' }), officerIs: 'Social worker' }
    const facts = (copy: 'client' | 'professional') =>
      makeCopy(copies[copy], source).facts.map(({ label, value }) => `${label}: ${value}`)
    expect(facts('professional')).toEqual(
      expect.arrayContaining(['Service: Harbour House', 'Social worker: Jess Hart']),
    )
    expect(facts('client').join()).not.toMatch(/Harbour House|Social worker/)
  })
})

describe('what could not be read', () => {
  it('is said where it belongs', () => {
    const [section] = copyFor('client', record(saq, {}, { damaged: true })).sections
    expect(section?.notice).toContain('could not be read')
    expect(copyFor('client', record(saq, {})).sections[0]?.notice).toBeNull()
  })

  it('is counted when this app does not know the form, but only what the copy would hold', () => {
    const newer = record(saq, {}, { form: undefined })
    const officers = record(form('check-in', 'officer'), {}, { form: undefined })
    expect(copyFor('client', newer, officers)).toMatchObject({
      sections: [],
      notices: [expect.stringContaining('One part was')],
    })
    expect(copyFor('professional', newer, officers).notices).toEqual([
      expect.stringContaining('2 parts were'),
    ])
    expect(copyFor('client', officers).notices).toEqual([])
  })
})

describe('answers', () => {
  it('stand under their questions, with what was said beside them', () => {
    expect(entriesOf(new Filling().answer('q01/answer', 'yes').answer('q01/help', true))[0]).toEqual({
      question: 'Is it warm?',
      answers: ['Yes'],
      also: ['I would like help'],
      marks: [],
    })
  })

  it('that were not given are marked; one that is not known is an answer', () => {
    const entries = entriesOf(new Filling().answer('far/answer', DONT_KNOW))
    expect(entries.map(({ question, answers, marks }) => [question, answers, marks])).toEqual([
      ['Is it warm?', [], ['not-answered']],
      ['How far?', ['Don’t know'], []],
    ])
  })

  it('that stand side by side are both there, and marked', () => {
    const one = new Filling()
    const other = one.fork('bea').answer('q01/answer', 'no')
    const [entry] = entriesOf(one.answer('q01/answer', 'yes').merge(other))
    expect(entry?.answers.toSorted()).toEqual(['No', 'Yes'])
    expect(entry?.marks).toEqual(['two-answers'])
  })

  it('kept from before are marked', () => {
    const filling = new Filling()
      .answer('q01/answer', 'no')
      .answer('cold/answer', 'May')
      .answer('q01/answer', 'yes')
    expect(entriesOf(filling)[1]).toMatchObject({ answers: ['May'], marks: ['no-longer-asked'] })
  })

  it('of a row stand under its name', () => {
    const row = 'rows/b25lLXJvdy1mb3ItdGVzdA'
    const filling = new Filling().answer(row, 'a0').answer(`${row}/thing`, 'The rent')
    expect(entriesOf(filling).at(-1)).toMatchObject({ question: 'Thing 1', answers: ['The rent'] })
  })

  it('have a word for every mark', () => {
    expect(Object.values(markInWords).every(Boolean)).toBe(true)
  })
})

describe('signatures', () => {
  const placesOf = (one: ReturnType<typeof signedConsent>) =>
    copyFor('client', one).sections[0]?.signatures ?? []

  it('are drawn with name and day, apart from the answers', () => {
    const [place] = placesOf(signedConsent())
    expect(place?.label).toBe('Sign here')
    expect(place?.signed).toMatchObject([{ ink, name: 'Siân Kowalska', stands: true }])
    expect(place?.signed.flatMap(signedInWords)).toEqual([
      expect.stringMatching(/^Siân Kowalska, \d+ \w+ \d{4}$/),
    ])
    const questions = copyFor('client', signedConsent()).sections[0]?.groups[0]?.entries
    expect(questions?.map(({ question }) => question)).not.toContain('Sign here')
  })

  it('that no longer cover what stands there say so', () => {
    const [place] = placesOf(signedConsent((filling) => filling.answer('but/answer', 'Ring me at work')))
    expect(place?.signed).toMatchObject([{ stands: false }])
    expect(place?.signed.flatMap(signedInWords)).toContainEqual(expect.stringContaining('was changed after'))
  })

  it('given with the typed name, or not given, are told apart', () => {
    const typed = new Filling().answer('name/answer', 'Jo')
    typed.answer('signature/answer', { ink: null, content: 'A'.repeat(43) })
    expect(placesOf(record(consent, typed))[0]?.signed.flatMap(signedInWords)[0]).toMatch(/^Jo \(signed with/)
    expect(placesOf(record(consent, {}))).toEqual([{ label: 'Sign here', signed: [] }])
  })
})

describe('what was read before signing', () => {
  const guidance: ItemDefinition = { kind: 'guidance', id: 'told', text: ['Look for this.'] }
  const signature = form(
    'check-in',
    'officer',
    { kind: 'text', id: 'name', label: 'Name' },
    { kind: 'signature', id: 'signature', label: 'Sign', nameField: 'name/answer' },
    guidance,
  )
  const toldIn = (one: CopyRecord) =>
    copyFor('professional', one).sections.flatMap(({ groups }) => groups.flatMap(({ told }) => told))

  it('stands with the signature, as far as it applied', () => {
    const first = { title: 'What we do', text: ['We write it down.', 'We keep it.'] }
    expect(toldIn(record(consent, { 'agree/answer': 'no' }))).toEqual([first])
    expect(toldIn(signedConsent())).toEqual([first, { title: null, text: ['We will ring you.'] }])
  })

  it('is not shown where a client signs nothing, nor from an officer’s form', () => {
    const unsigned = form('saq', 'client', { kind: 'yesno', id: 'q', label: 'Is it warm?' }, guidance)
    expect(toldIn(record(unsigned, {}))).toEqual([])
    expect(toldIn(record(signature, {}))).toEqual([])
  })
})

describe('the order', () => {
  it('is by session, then as the copy lists its forms; what belongs to no session comes last', () => {
    const checkIn = form('check-in', 'officer')
    const appointment = form('appointment', 'officer')
    const { sections } = copyFor(
      'professional',
      record(appointment, {}, { session: null }),
      record(checkIn, {}, { session: 2 }),
      record(checkIn, {}),
      record(saq, {}),
      signedConsent(),
    )
    expect(sections.map(({ title, about }) => `${title}: ${about}`)).toEqual([
      'The form consent: Session 1. Answered by the client.',
      'The form saq: Session 1. Answered by the client.',
      'The form check-in: Session 1. Written by an officer.',
      'The form check-in: Session 2. Written by an officer.',
      'The form appointment: Written by an officer.',
    ])
  })

  it('says what a record answers, where its title does not', () => {
    const response = record(form('alert-response', 'officer'), {}, { about: 'Said yes to something' })
    expect(copyFor('professional', response).sections[0]?.about).toMatch(/About: Said yes to something\.$/)
    const clients = record(saq, {}, { about: 'Said yes to something' })
    expect(copyFor('client', clients).sections[0]?.about).toBe('Session 1. Your answers.')
  })
})
