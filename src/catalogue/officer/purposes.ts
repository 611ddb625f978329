/** A form that an officer begins by themself, not as part of a session. */
export type BegunForm = {
  readonly form: string
  /** It may be begun again beside those that are there. */
  readonly several?: true
  /** It builds on this form, and is not begun before it. */
  readonly after?: string
}

/** What such forms are for, in the order of the pathway of each service; a form that another service has, or that the catalogue does not have is passed over. */
export const purposes: readonly { readonly title: string; readonly forms: readonly BegunForm[] }[] = [
  {
    title: 'Coming in',
    forms: [
      { form: 'request-for-service' },
      { form: 'screening' },
      { form: 'acceptance' },
      { form: 'waiting-entry' },
      { form: 'urgent-endorsement', several: true },
      { form: 'allocation' },
    ],
  },
  {
    title: 'During the work',
    forms: [
      { form: 'contact', several: true },
      { form: 'information-request', several: true },
      { form: 'escalation', several: true },
      { form: 'disagreement', several: true },
      { form: 'court-request', several: true },
    ],
  },
  {
    title: 'Assessing the risk',
    forms: [
      { form: 'sara' },
      { form: 'risk-assessment' },
      { form: 'addendum', several: true, after: 'risk-assessment' },
    ],
  },
  {
    title: 'Reporting on the work',
    forms: [
      { form: 'workbook-summary', several: true },
      { form: 'programme-summary', several: true },
      { form: 'post-intervention' },
      { form: 'post-programme' },
    ],
  },
  {
    title: 'The Single Assessment',
    forms: [{ form: 'single-assessment' }, { form: 'closure-checklist' }],
  },
  {
    title: 'Assessing the perpetrator',
    forms: [{ form: 'assessment-plan' }, { form: 'perpetrator-assessment' }],
  },
  {
    title: 'At any time',
    forms: [
      { form: 'hazard', several: true },
      { form: 'non-engagement', several: true },
    ],
  },
  {
    title: 'Sharing information',
    forms: [
      { form: 'disclosure', several: true },
      { form: 'kept-private', several: true },
    ],
  },
  { title: 'Looking at quality', forms: [{ form: 'audit', several: true, after: 'risk-assessment' }] },
]
