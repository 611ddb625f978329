import { describe, expect, it } from 'vitest'
import {
  beginningIn,
  endingIn,
  type Figure,
  figuresFile,
  figuresOf,
  figuresToHandOver,
  letOut,
  monthsIn,
  monthsLater,
  type StaffMember,
  totalOf,
  usualPractice,
} from '#casework'
import { isHandedFigures } from '#forms'
import { colleague } from '../colleague.ts'
import { Scenario, TODAY } from './scenario.ts'

const months = { from: '2026-10', to: '2026-11' }

/** In the ids of the staff record's form. */
const staff: readonly StaffMember[] = [
  ['Siân', 'officer', 'po', 'west'],
  ['Tomasz', 'officer', 'po', 'west'],
  ['Jess', 'officer', 'pso', 'east'],
  ['Margaret', 'manager', 'spo', 'central'],
].map(([name = '', role = '', grade = '', team = '']) => ({
  ...colleague(name),
  ...{ role, grade, team },
  leave: [],
}))

const figures = (...cases: Scenario[]) =>
  figuresOf(
    { cases: cases.map(({ answers }) => answers), staff, months, today: TODAY, practice: usualPractice },
    (stage) => `(${stage})`,
  )

/** The lines of a figure that count anything, as `label: counts | measures`. */
function told(id: string, ...cases: Scenario[]): readonly string[] {
  const figure = figures(...cases).find((one) => one.id === id)
  if (!figure) throw new Error(`There is no figure ${id}.`)
  return figure.lines
    .filter(({ counts }) => counts.some((count) => count > 0))
    .map(({ label, counts, measured }) =>
      [`${label}: ${counts.join(' ')}`, measured.map((one) => one ?? 'none').join(' ')]
        .filter(Boolean)
        .join(' | '),
    )
}

const asked = (day: string | null, more: object = {}) =>
  new Scenario().says('request-for-service', {
    client: 'Marek Rybak',
    ...(day === null ? {} : { 'asked-on': day }),
    ...more,
  })

describe('months', () => {
  it('run over the turn of a year, and there are none backwards', () => {
    expect(monthsIn({ from: '2026-11', to: '2027-02' })).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
    expect(monthsIn({ from: '2026-12', to: '2026-11' })).toEqual([])
    expect(monthsLater('2026-01', -2)).toBe('2025-11')
  })

  it('chosen with the beginning after the end, or the other way round, are one month', () => {
    expect(beginningIn(months, '2026-12')).toEqual({ from: '2026-12', to: '2026-12' })
    expect(beginningIn(months, '2026-01')).toEqual({ from: '2026-01', to: '2026-11' })
    expect(endingIn(months, '2026-09')).toEqual({ from: '2026-09', to: '2026-09' })
    expect(endingIn(months, '2026-12')).toEqual({ from: '2026-10', to: '2026-12' })
  })
})

describe('every figure', () => {
  it('has as many numbers in each line as it has columns and measures, also of no cases', () => {
    for (const cases of [[], [asked('2026-11-02').at('assessment')]])
      for (const { lines, columns, measures } of figures(...cases))
        for (const { counts, measured } of lines) {
          expect(counts).toHaveLength(columns.length)
          expect([0, measures.length]).toContain(measured.length)
        }
  })
})

describe('referrals', () => {
  it('count by month with what the manager decided, once the decision is completed', () => {
    const decided = (decision: string) => asked('2026-10-05').completes('acceptance', { decision })
    expect(
      told('referrals', decided('accept'), decided('accept'), decided('consultation'), decided('decline')),
    ).toEqual(['Oct 2026: 2 1 1 0'])
    const writing = asked('2026-11-05').says('acceptance', { decision: 'decline' })
    expect(told('referrals', writing)).toEqual(['Nov 2026: 0 0 0 1'])
  })

  it('where no decision is written, go by the stage', () => {
    const at = (stage: Parameters<Scenario['at']>[0]) => asked('2026-11-05').at(stage)
    expect(
      told('referrals', at('waiting'), at('intervention'), at('closed'), at('declined'), at('screening')),
    ).toEqual(['Nov 2026: 3 0 1 1'])
  })

  it('of other months are not counted; one without a day is, in a line of its own', () => {
    expect(told('referrals', asked('2026-09-30'), asked('2026-12-01'), asked(null))).toEqual([
      'No day put: 0 0 0 1',
    ])
  })

  it('a case that was never asked for is none', () => {
    expect(told('referrals', new Scenario().at('assessment'))).toEqual([])
  })

  it('say which answer of the screening ended it, with what became of it all the same', () => {
    const screened = (said: object) => asked('2026-11-05').says('screening', { ...said })
    expect(
      told(
        'screenings',
        screened({ probation: 'yes' }).at('declined'),
        screened({ probation: 'no', incident: 'historical' }).at('waiting'),
        screened({ probation: 'no', incident: 'yes', consent: 'no' }).at('consultation'),
        screened({ probation: 'no', incident: 'yes', consent: 'yes', recognition: 'no' }),
        screened({ probation: 'no', incident: 'yes', consent: 'yes', recognition: 'partly' }).at('waiting'),
        screened({ probation: 'no' }), // not finished
      ),
    ).toEqual([
      'None: all four went on: 1 0 0 0',
      '1: with Probation already: 0 0 1 0',
      '2: only historical abuse: 1 0 0 0',
      '3: no informed consent: 0 1 0 0',
      '4: sees no abuse, or wants no change: 0 0 0 1',
    ])
  })

  it('asked for as urgent: with both words, with one, with a no', () => {
    const urgent = (...words: readonly (readonly [string, string])[]) => {
      const one = asked('2026-11-05', { urgent: 'yes' })
      for (const [index, [as, endorsed]] of words.entries())
        one.says('urgent-endorsement', { as, endorsed, name: as }, `case.${index + 2}`)
      return one
    }
    expect(
      told(
        'urgent',
        urgent(['team-manager', 'yes'], ['service-manager', 'yes']),
        urgent(['team-manager', 'yes']),
        urgent(['team-manager', 'yes'], ['service-manager', 'no']),
        asked('2026-11-05', { urgent: 'no' }),
      ),
    ).toEqual(['Nov 2026: 1 1 1'])
  })
})

describe('where cases stand', () => {
  it('one line a stage, and one for a case that stands in two', () => {
    const two = new Scenario().at('assessment')
    two.saysElsewhere('case-file', { stage: 'closed' }, new Scenario().record('case-file').filling, 'paul')
    expect(told('stages', new Scenario(), new Scenario().at('waiting'), two)).toEqual([
      '(request): 1',
      '(waiting): 1',
      'Two stages, to settle: 1',
    ])
  })
})

describe('waiting times', () => {
  const waits = (since: string) => new Scenario().at('waiting').says('waiting-entry', { since })
  const allocated = (since: string, from: string) =>
    new Scenario()
      .at('assessment')
      .says('waiting-entry', { since })
      .says('allocation', { officer: colleague('Jess'), from })

  it('of those who wait: by four weeks, the middle one and the longest', () => {
    expect(told('waits', waits('2026-11-20'), waits('2026-10-25'), waits('2026-08-01'))).toEqual([
      'Waiting now: 1 1 0 1 | 31 116',
    ])
  })

  it('of nobody whose beginning is not put: how many stands beside the figure, in nothing that leaves', () => {
    const [figure] = figures(
      waits('2026-11-20'),
      new Scenario().says('case-file', { stage: 'waiting' }),
    ).filter(({ id }) => id === 'waits')
    if (!figure) throw new Error('There are waiting times.')
    expect(figure.uncounted).toBe('Not counted: 1 on the waiting list with no day since when.')
    expect(Object.values(letOut(figure)).join()).not.toContain('Not counted')
  })

  it('on the edge of four weeks counts as within them', () => {
    expect(told('waits', waits('2026-10-28'), waits('2026-10-27'))).toEqual([
      'Waiting now: 1 1 0 0 | 28.5 29',
    ])
  })

  it('of those allocated: up to the first allocation, whoever has it since', () => {
    const one = allocated('2026-10-01', '2026-10-21')
    one.says('allocation', { officer: colleague('Imran'), from: '2026-11-20' })
    expect(told('waits', one)).toEqual(['Allocated Oct 2026: 1 0 0 0 | 20 20'])
  })

  it('an allocation that began before the wait is no wait', () => {
    expect(told('waits', allocated('2026-11-10', '2026-11-01'))).toEqual([])
  })
})

describe('live cases against 15', () => {
  const held = (officer: string, stage: Parameters<Scenario['at']>[0] = 'assessment') =>
    new Scenario().at(stage).says('allocation', { officer: colleague(officer) })
  const linesOf = (...cases: Scenario[]) =>
    figures(...cases)
      .find(({ id }) => id === 'loads')
      ?.lines.map(
        ({ label, counts, measured, mark }) =>
          `${label}: ${[counts[0], ...measured, mark].map((one) => one ?? 'none').join(' ')}`,
      )

  it('by grade and by team of every officer, those without a case too, and no manager', () => {
    expect(linesOf(held('Siân'), held('Siân'), held('Jess'), held('Jess', 'closed'))).toEqual([
      'PO: 2 2 1 30',
      'PSO: 1 1 1 15',
      'Central: 0 0 none 0',
      'East: 1 1 1 15',
      'West: 2 2 1 30',
    ])
  })

  it('a name that no staff record has counts apart, and so does what nobody has', () => {
    const stranger = new Scenario().at('assessment').says('allocation', { officer: colleague('Ola') })
    expect(linesOf(stranger, new Scenario().at('assessment'))).toEqual([
      'PO: 0 2 0 30',
      'PSO: 0 1 0 15',
      'Another grade, or not put: 1 1 1 15',
      'Central: 0 0 none 0',
      'East: 0 1 0 15',
      'West: 0 2 0 30',
      'Team not put: 1 1 1 15',
      'With nobody yet: 1 none none none',
    ])
  })
})

describe('the work', () => {
  const appointment = (date: string, attendance: string, session = '1') => ({
    date,
    attendance,
    session,
    time: '10:00',
  })

  it('assessments: six weeks from the first session, to the day', () => {
    const finished = (first: string | null, date: string) => {
      const one = new Scenario().at('action-plan').completes('risk-assessment', { date })
      return first === null ? one : one.says('appointment', appointment(first, 'late'), 'a')
    }
    expect(
      told(
        'assessments',
        finished('2026-10-10', '2026-11-21'),
        finished('2026-10-10', '2026-11-22'),
        finished(null, '2026-11-22'),
      ),
    ).toEqual(['Nov 2026: 1 1 1'])
  })

  it('assessments that go on now, from the day the case came to the stage where no session was', () => {
    const goes = (since: string) => new Scenario().at('assessment', since)
    expect(told('assessments', goes('2026-11-02'), goes('2026-09-02'))).toEqual(['Going on now: 1 1 0'])
  })

  it('appointments by what came of them; a planned one is not counted', () => {
    const one = new Scenario()
    for (const [index, attendance] of [
      'attended',
      'attended',
      'late',
      'did-not-attend',
      'cancelled',
    ].entries())
      one.says('appointment', appointment('2026-11-03', attendance), `a${index}`)
    one.says('appointment', { date: '2026-11-30', time: '10:00' }, 'planned')
    expect(told('attendance', one)).toEqual(['Nov 2026: 2 1 1 1'])
  })

  it('cases that ended, by how', () => {
    expect(
      told(
        'closures',
        new Scenario().at('closed').completes('post-intervention'),
        new Scenario().at('closed'),
        new Scenario().at('non-engagement'),
        new Scenario().at('returned'),
        new Scenario().at('declined'),
        new Scenario().at('closed', '2026-08-31'),
      ),
    ).toEqual(['Nov 2026: 1 1 1 1'])
  })
})

describe('the file of figures', () => {
  const line = (label: string, counts: readonly number[], measured: readonly (number | null)[] = []) => ({
    label,
    counts,
    measured,
  })
  const figure: Figure = {
    ...{ id: 'x', title: 'Waits, "all"', how: '', by: 'Month' },
    columns: ['Short', 'Long'],
    measures: ['Median'],
    lines: [line('Oct', [3, 2], [21]), line('Nov', [1, 3], [9]), line('Dec', [5, 0], [null])],
  }

  it('breaks a line down from five on; below, its number stands alone, exact', () => {
    expect(figuresFile([letOut(figure)]).split('\r\n')).toEqual([
      'Figure,Line,What,Number',
      '"Waits, ""all""",Oct,All,5',
      '"Waits, ""all""",Oct,Short,3',
      '"Waits, ""all""",Oct,Long,2',
      '"Waits, ""all""",Oct,Median,21',
      '"Waits, ""all""",Nov,All,4',
      '"Waits, ""all""",Dec,All,5',
      '"Waits, ""all""",Dec,Short,5',
      '"Waits, ""all""",Dec,Long,0',
      '',
    ])
  })

  it('names nobody: no name, reference or day of birth of any case, nor any officer', () => {
    const people = [
      ['Zbigniew Quarrington', 'FS-7781', '1988-03-17', 'Perpetua Vanterpool'],
      ['Oluwaseun Featherstonehaugh', 'FS-7782', '1979-06-24', 'Ptolemy Umfreville'],
    ] as const
    const cases = people.flatMap(([name, reference, born, officer]) =>
      Array.from({ length: 6 }, () =>
        asked('2026-11-05', {
          client: name,
          reference,
          'date-of-birth': born,
          'social-worker': 'Xanthe Yates',
        })
          .at('assessment')
          .says('case-file', {
            ...{ name, reference, 'date-of-birth': born, area: 'Quernmore', 'social-worker': 'Xanthe Yates' },
          })
          .says('waiting-entry', { since: '2026-10-01', why: `${name} waits` })
          .says('allocation', {
            officer: colleague(officer),
            from: '2026-11-01',
            reason: 'Quernmore is near.',
          })
          .says('appointment', { date: '2026-11-03', attendance: 'late', place: 'Quernmore' }, 'a'),
      ),
    )
    const said = [
      ...people.flatMap(([name, reference, born, officer]) => [
        ...name.split(' '),
        reference,
        born,
        ...officer.split(' '),
      ]),
      ...['Xanthe', 'Yates', 'Quernmore'],
    ]
    const file = figuresFile(figures(...cases).map(letOut))
    expect(file).toContain('Appointments,Nov 2026,Came late,12') // it does count these cases
    expect(said.filter((word) => file.includes(word))).toEqual([])
    // The control: the same search finds every one of them in what the cases say.
    const everything = JSON.stringify(
      cases.map(({ answers }) => [
        ...['name', 'reference', 'date-of-birth', 'area', 'social-worker'].map(answers.file.one),
        answers.of('allocation')[0]?.one('officer'),
      ]),
    )
    expect(said.filter((word) => !everything.includes(word))).toEqual([])
  })
})

describe('what is handed over', () => {
  const day = { on: '2026-11-23', months }
  /** Two lines of every kind: with five or more, and with fewer. */
  const cases = [
    ...Array.from({ length: 6 }, () => asked('2026-11-05', { client: 'Zbigniew Quarrington' }).at('waiting')),
    ...Array.from({ length: 5 }, (_, index) =>
      asked('2026-10-05')
        .at('assessment')
        .says('waiting-entry', { since: '2026-10-01' })
        .says('allocation', { officer: colleague('Siân'), from: `2026-10-1${index}` })
        .says('appointment', { date: '2026-11-03', attendance: 'late', time: '10:00' }, 'a'),
    ),
    asked('2026-10-06').at('declined'),
    asked('2026-11-06', { urgent: 'yes' }).says('waiting-entry', { since: '2026-08-01' }).at('waiting'),
    new Scenario()
      .at('assessment')
      .says('allocation', { officer: colleague('Jess'), from: '2026-11-20' })
      .says('appointment', { date: '2026-10-03', attendance: 'attended', time: '10:00' }, 'a'),
  ]
  const counted = figures(...cases)
  const handed = figuresToHandOver(counted, day.months, day.on)

  /** Every number of a line but how many it counts. */
  const beyondAll = (figure: { readonly lines: readonly object[] }) =>
    figure.lines.map((line) =>
      ['counts', 'measured', 'mark'].flatMap((part) => (part in line ? [part] : [])).join(' '),
    )

  it('is taken by the form, says for when it is, and holds every figure and every line', () => {
    expect(isHandedFigures(handed)).toBe(true)
    expect([handed.on, handed.from, handed.to]).toEqual(['2026-11-23', '2026-10', '2026-11'])
    expect(
      handed.figures.map(({ title, lines }) => [title, lines.map(({ label, all }) => [label, all])]),
    ).toEqual(counted.map(({ title, lines }) => [title, lines.map((line) => [line.label, totalOf(line)])]))
  })

  it('holds nothing that the file leaves out: of a line below five its number alone', () => {
    const lines = handed.figures.flatMap((figure) =>
      figure.lines.map((line, index) => ({ all: line.all, parts: beyondAll(figure)[index] })),
    )
    const few = lines.filter(({ all }) => all < 5)
    expect(few.length).toBeGreaterThan(20)
    expect(few.filter(({ parts }) => parts !== '')).toEqual([])
    // The control: the same figures as they are counted do break such lines down, and lines from five on still are.
    expect(
      counted.filter(({ lines }) => lines.some((line) => totalOf(line) < 5)).flatMap(beyondAll),
    ).toContain('counts measured mark')
    expect(lines.filter(({ all }) => all >= 5).map(({ parts }) => parts)).toContain('counts measured')
  })

  it('has no number that is not in the file, but the mark, which is 15 for each officer that the file has', () => {
    const rows = figuresFile(handed.figures).split('\r\n').slice(1, -1)
    const numbers = handed.figures.flatMap(({ lines }) =>
      lines.flatMap(({ all, counts = [], measured = [] }) =>
        [all, ...counts, ...measured].filter((n) => n !== null),
      ),
    )
    expect(numbers).toHaveLength(rows.length)
    const marks = handed.figures.flatMap(({ lines }) =>
      lines.flatMap(({ mark, measured = [] }) => (mark === undefined ? [] : [[mark, measured[0]]])),
    )
    expect(marks).toEqual([
      [30, 2],
      [30, 2],
    ])
    expect(figuresFile(handed.figures)).toBe(figuresFile(counted.map(letOut)))
  })

  it('names no officer and nobody of a case, under any figure; live cases go by grade and team', () => {
    const text = JSON.stringify(handed)
    expect(
      ['Siân', 'Jess', 'Tomasz', 'Margaret', 'Zbigniew', 'Quarrington'].filter((name) => text.includes(name)),
    ).toEqual([])
    expect(text).toContain('"label":"PO"') // it does count their cases
    expect(JSON.stringify([cases[6]?.answers.of('allocation')[0]?.one('officer'), staff])).toMatch(
      /Siân.*Jess/,
    ) // the control
  })

  it('stays far below what a statement holds, for as many months as can be chosen', () => {
    const long = { from: '2023-12', to: '2026-11' }
    const all = figuresToHandOver(
      figuresOf(
        {
          cases: cases.map(({ answers }) => answers),
          staff,
          months: long,
          today: TODAY,
          practice: usualPractice,
        },
        (stage) => stage,
      ),
      long,
      day.on,
    )
    expect(isHandedFigures(all)).toBe(true)
    expect(JSON.stringify(all).length).toBeLessThan(40_000)
  })
})
