/** The four sessions of the workbook as they stand before a case reorders them (forms.md §4, default table). */
export type PlannedSession = {
  readonly number: number
  readonly title: string
  readonly objective: string
  readonly tasks: readonly PlannedTask[]
}

/** A form and what is done with it in that session; tasks of the `officer` compartment never go to session mode. */
export type PlannedTask = {
  readonly form: string
  readonly compartment: 'client' | 'officer'
  readonly title: string
}

const task = (form: string, title: string): PlannedTask => ({ form, compartment: 'client', title })

const checkIn: PlannedTask = { form: 'check-in', compartment: 'officer', title: 'Check-in' }

export const sessionPlan: readonly PlannedSession[] = [
  {
    number: 1,
    title: 'Getting started',
    objective: 'Understand why we are here, and find reasons to want change.',
    tasks: [
      task('consent', 'What this is, and saying yes to it'),
      task('why-engaging', 'Why am I doing this?'),
      task('expectations-goals', 'What I expect and what I want'),
      task('saq', 'How things are for me'),
      task('risk-needs', 'My life at the moment'),
      task('relationship-circle', 'The people in my life'),
      task('life-map', 'Starting my Life Map, to go on with at home'),
    ],
  },
  {
    number: 2,
    title: 'Looking deeper',
    objective: 'Look closely at what happened and what lies behind it.',
    tasks: [
      checkIn,
      task('life-map', 'Looking at my Life Map'),
      task('worries', 'What worries me, and what worries others'),
      task('storyboard', 'A time it went wrong, in pictures'),
      task('relationships-history', 'My relationships, now and before'),
      task('good-relationship', 'What a good relationship is like'),
      task('equality-wheel', 'The Equality wheel'),
    ],
  },
  {
    number: 3,
    title: 'Risk in my relationship',
    objective: 'See what is going well, and what puts people at risk.',
    tasks: [
      checkIn,
      task('equality-wheel', 'Going back to the Equality wheel'),
      task('my-relationships', 'My relationship: strengths and changes'),
      task('health-check', 'How healthy is my relationship?'),
      task('inventory-abuse', 'What I have done, and what was done to me'),
      task('inventory-violence', 'Physical harm: what I did, and what was done to me'),
    ],
  },
  {
    number: 4,
    title: 'Making a plan',
    objective: 'Find ways to stay in control, and agree what happens next.',
    tasks: [
      checkIn,
      task('power-control-wheel', 'The Power and Control wheel'),
      task('inventory-abuse', 'Finishing the list of what happened'),
      task('inventory-violence', 'Finishing the list of physical harm'),
      task('self-control', 'Keeping control of what I do'),
      task('action-plan', 'My action plan'),
    ],
  },
]
