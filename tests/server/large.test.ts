import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { officerForm } from '#catalogue/officer'
import { checkValue } from '#forms'
import { LARGE_PASSWORD, largeFiction } from '../../src/server/demo/large.ts'
import { writeFiction } from '../../src/server/demo/write.ts'
import { startMain } from './running.ts'
import { enrol, readHeads, readPage, startServer, type TestServer } from './world.ts'

const OFFICERS = 3
const EACH = 4
/** One more for ten of the officers' own. */
const ALL = OFFICERS * EACH + 1

const started = async () => {
  const server = await startServer()
  expect(await writeFiction(server.service, largeFiction(OFFICERS, EACH))).toBe(true)
  return server
}

const tabletOf = (server: TestServer, signInName: string) =>
  enrol(server, {
    ...{ name: '', role: 'officer', grade: null },
    ...{ signInName, password: LARGE_PASSWORD },
  })

describe('a large fictional service', () => {
  test('has every record as its form has it, and every officer their cases', async () => {
    const server = await started()
    const manager = await tabletOf(server, 'manager')
    const spaces = [...new Set((await readHeads(server, manager)).map(({ space }) => space))]
    expect(spaces).toHaveLength(ALL + 1)
    const forms: string[] = []
    for (const space of spaces) {
      const { batches } = await readPage(server, manager, space, 'officer')
      for (const { header, statements, withheld } of batches) {
        forms.push(header.form)
        expect(withheld).toEqual([])
        for (const { field, value, version } of statements) {
          const form = officerForm(header.form, version)
          expect([field, form && checkValue(form, field, value).ok]).toEqual([field, true])
        }
      }
    }
    expect(forms.filter((form) => form === 'case-file')).toHaveLength(ALL)
    expect(forms.filter((form) => form === 'allocation')).toHaveLength(OFFICERS * EACH)
    expect(forms.filter((form) => form === 'staff')).toHaveLength(OFFICERS + 1)
    for (let officer = 1; officer <= OFFICERS; officer++) {
      const tablet = await tabletOf(server, `officer${officer}`)
      const own = new Set((await readHeads(server, tablet)).map(({ space }) => space))
      expect(own.size).toBe(EACH + 1)
    }
  })

  test('is the same every time, has cases at every stage, and as many that wait as are asked about', () => {
    const fiction = largeFiction(20, 15)
    expect(largeFiction(20, 15)).toEqual(fiction)
    const stages = Map.groupBy(fiction.cases, ({ about }) => about.stage)
    expect([...stages.keys()].sort()).toEqual(
      [
        ...['action-plan', 'allocated', 'assessment', 'final-report', 'intervention'],
        ...['request', 'waiting'],
      ].sort(),
    )
    expect([stages.get('waiting')?.length, stages.get('request')?.length]).toEqual([15, 15])
    expect(new Set(fiction.cases.map(({ about }) => about.name)).size).toBeGreaterThan(300)
  })

  test('is not written where there is somebody', async () => {
    const server = await started()
    expect(await writeFiction(server.service, largeFiction(1, 1))).toBe(false)
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-large-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const service = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [
      'src/server/commands/service.ts',
      ...args,
      ...['--data', join(folder, 'data')],
    ])

  test('makes a service that starts as it is, and refuses a place that holds somebody', async () => {
    const { stdout } = await service('--officers', '2', '--cases', '3')
    expect(stdout).toContain('2 officers and a manager, 7 cases')
    expect(stdout).toContain(LARGE_PASSWORD)
    const running = await startMain({ CAIRN_DATA: join(folder, 'data') })
    await running.end('SIGTERM')
    expect(running.printed).not.toContain('demo sign-in')
    await expect(service('--officers', '2')).rejects.toThrow('There is already somebody in it.')
  })

  test('says what is wrong with what it is told', async () => {
    await expect(service('--officers', 'many')).rejects.toThrow('--officers must be a number')
  })
})
