import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { overHttp, startMain } from './running.ts'
import { signIn } from './world.ts'

describe('npm run officers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-officers-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const environment = { CAIRN_DATA: folder, DATABASE_URL: '' }
  const officers = async (...options: readonly string[]) => {
    const command = join(import.meta.dirname, '../../src/server/commands/officers.ts')
    const env = { ...process.env, ...environment }
    const ran = await promisify(execFile)(process.execPath, [command, ...options], { env }).catch(
      (failed: { readonly stdout: string; readonly stderr: string }) => failed,
    )
    return `${ran.stdout}${ran.stderr}`
  }

  test('a first officer makes a service of real people: no demo, and changes while it runs count at once', {
    timeout: 60_000,
  }, async () => {
    const added = await officers('add', '--name', 'Ada Moyo', '--sign-in', 'ada', '--role', 'manager')
    const password = /with {2}(\S+)\n$/.exec(added)?.[1] ?? ''
    expect(added).toBe(`Ada Moyo signs in as  ada  with  ${password}\n`)
    const running = await startMain(environment)
    try {
      expect(running.printed).not.toContain('demo')
      const ada = { name: 'Ada Moyo', signInName: 'ada', role: 'manager', grade: null } as const
      await signIn(overHttp(running.url), { ...ada, password })
      expect(await officers('list')).toBe('ada             manager         tablets 0   Ada Moyo\n')
      expect(await officers('second-step', '--sign-in', 'ada')).toBe('ada had no second step.\n')
      expect(await officers('leave', '--sign-in', 'ada')).toContain('let in no more')
      await expect(signIn(overHttp(running.url), { ...ada, password })).rejects.toThrow('401')
      expect(await officers('list')).toContain('has left')
    } finally {
      await running.end('SIGTERM')
    }
  })

  test.each([
    [
      'nobody of that role',
      ['add', '--name', 'B', '--sign-in', 'b', '--role', 'king'],
      '--role is one of officer, manager',
    ],
    ['no such command', ['sack'], 'There is no sack.'],
    ['an option that there is not', ['list', '--all'], "Unknown option '--all'"],
  ])('%s: says what it wants and changes nothing', async (_, options, sentence) => {
    const said = await officers(...options)
    expect(said).toContain('Nothing was changed.')
    expect(said).toContain(sentence)
  })
})
