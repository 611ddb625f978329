import { describe, expect, test } from 'vitest'
import { columns } from '../../src/app/intake/columns.ts'
import { templateCsv, templateJson, textOf } from '../../src/app/intake/referral.ts'
import { readReferrals } from '../../src/app/intake/referral-file.ts'

const header = 'client,date-of-birth,reference,social-worker,asked-on,children,wanted,police,urgent,team'
const table = (...lines: readonly string[]) => [header, ...lines].join('\n')
const shanice =
  'Shanice Prewett,26/5/1997,FS-2107,Helen Adeyemi,2026-11-20,"Zofia, 7; unborn, unborn",assessment;one-to-one,No,yes,Central'

const read = (text: string) => {
  const referrals = readReferrals(text)
  if (!referrals.ok) throw new Error(JSON.stringify(referrals.error))
  return referrals.value
}

const faultsOf = (text: string): readonly string[] => {
  const referrals = readReferrals(text)
  return referrals.ok ? [] : referrals.error.map(({ path, message }) => `${path}: ${message}`)
}

const inJson = (...referrals: readonly unknown[]) =>
  JSON.stringify({ format: 'cairn referrals 1', referrals })
const least = {
  client: 'Shanice Prewett',
  reference: 'FS-2107',
  'social-worker': 'Helen Adeyemi',
  'asked-on': '2026-11-20',
}

describe('a file of referrals', () => {
  test('is read from a table, with answers by their ids or their words, and days as people write them', () => {
    const [referral] = read(table(shanice))
    if (!referral) throw new Error('There is one referral.')
    expect(Object.fromEntries(referral.answers)).toMatchObject({
      client: 'Shanice Prewett',
      'date-of-birth': '1997-05-26',
      'asked-on': '2026-11-20',
      wanted: ['assessment', 'one-to-one'],
      police: 'no',
      urgent: 'yes',
      team: 'central',
    })
    expect(referral.children).toEqual([
      { name: 'Zofia', age: '7' },
      { name: 'unborn', age: 'unborn' },
    ])
  })

  test('says the same in JSON', () => {
    const said = {
      ...{ client: 'Shanice Prewett', 'date-of-birth': '1997-05-26', reference: 'FS-2107' },
      ...{ 'social-worker': 'Helen Adeyemi', 'asked-on': '20/11/2026', wanted: ['one-to-one', 'assessment'] },
      ...{ police: false, urgent: true, team: 'central' },
      children: [
        { name: 'Zofia', age: 7 },
        { name: 'unborn', age: 'unborn' },
      ],
    }
    expect(read(inJson(said))).toEqual(read(table(shanice)))
  })

  test('may bring the social worker’s own screening', () => {
    const [referral] = read(inJson({ ...least, 'screening-probation': 'no', 'screening-incident': 'yes' }))
    expect(referral && textOf(referral, 'screening-incident')).toBe('yes')
  })

  test('keeps line breaks, quotes and other scripts inside a cell as they are', () => {
    const [referral] = read(`${header},reason\n${shanice},"He said ""never again"".\nثم عاد 🌧"`)
    expect(referral && textOf(referral, 'reason')).toBe('He said "never again".\nثم عاد 🌧')
  })

  test('with tabs or semicolons between its cells is read too, as spreadsheets write them', () => {
    const cells = (between: string) =>
      [Object.keys(least).join(between), Object.values(least).join(between)].join('\r\n')
    for (const between of ['\t', ';']) expect(read(cells(between))).toEqual(read(inJson(least)))
  })

  test('its template has every name that a referral can have, and nothing in it', () => {
    const names = new Set([...columns().map(({ name }) => name), 'children'])
    expect(new Set(templateCsv().trim().split(','))).toEqual(names)
    const [first] = (JSON.parse(templateJson()) as { referrals: readonly object[] }).referrals
    expect(new Set(Object.keys(first ?? {}))).toEqual(names)
    expect(faultsOf(templateCsv())).toEqual([': There is no referral in this file.'])
  })
})

describe('a faulty file', () => {
  test('is refused with every fault at once, each with where it is', () => {
    const text = table(
      'Shanice Prewett,31/2/1997,FS-2107,,2026-11-20,,assessment;dancing,perhaps,yes,Central',
      ',1/2/1990,fs-2107,Helen Adeyemi,soon,,assessment,no,no,South',
    )
    expect(faultsOf(text)).toEqual([
      'line 2, date-of-birth: Use a day like 2026-03-17 or 17/3/2026. It says “31/2/1997”.',
      'line 2, social-worker: This is needed.',
      'line 2, wanted: Use assessment, one-to-one, group, joint, consultation or other. It says “assessment;dancing”.',
      'line 2, police: Use yes, no or dont-know. It says “perhaps”.',
      'line 3, client: This is needed.',
      'line 3, asked-on: Use a day like 2026-03-17 or 17/3/2026. It says “soon”.',
      'line 3, team: Use central, east or west. It says “South”.',
      'line 3, reference: The same reference stands in line 2 too.',
    ])
  })

  test('says of JSON what is no referral, which names nobody knows, and which values have the wrong type', () => {
    expect(faultsOf('{"format":"cairn referrals 1","referrals":[')).toEqual([
      ': This is not a whole JSON file: it was cut short, or changed by hand.',
    ])
    expect(faultsOf('{"referrals":[]}')[0]).toMatch(/^format: Put "cairn referrals 1" here/)
    expect(faultsOf('{"format":"cairn referrals 1"}')).toEqual(['referrals: Put the list of referrals here.'])
    expect(faultsOf(inJson('Shanice', null, [1]))).toHaveLength(3)
    expect(
      faultsOf(inJson({ ...least, name: 'x', reason: 7, wanted: [1], children: 'x'.repeat(90) })),
    ).toEqual([
      'referrals[0], name: No referral has this. Look for its name in the template.',
      'referrals[0], reason: Use a text.',
      'referrals[0], wanted: Use a list of texts.',
      'referrals[0], children: A name or age is longer than 80 letters.',
    ])
  })

  test('of a table tells a doubled column, a quote that is not closed, and too many cells', () => {
    expect(faultsOf('client,client\nA,B')).toEqual(['line 1: The column client is there twice.'])
    expect(faultsOf(`${header}\n"Shanice`).join()).toMatch(/^line \d+: Quoted field unterminated/)
    expect(faultsOf(`${table(shanice)},and,more`).join()).toMatch(/^line 2: Too many fields/)
  })

  test('too long an answer, or too many referrals, are told and not cut', () => {
    expect(faultsOf(inJson({ ...least, client: 'x'.repeat(201) }))[0]).toMatch(/client: This is too long/)
    const many = Array.from({ length: 501 }, (_, index) => ({ ...least, reference: `FS-${index}` }))
    expect(faultsOf(inJson(...many))[0]).toMatch(/^: There are 501 referrals/)
  })
})
