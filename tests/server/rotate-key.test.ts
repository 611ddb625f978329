import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock, systemRandom, toBase64url } from '#core'
import { addCase, addOfficer } from '#server'
import { verifyAudit } from '../../src/server/audit/verify.ts'
import { currentKeyId, serviceKeyId } from '../../src/server/keys/generations.ts'
import { keyInPlace, nextServiceKey } from '../../src/server/rotation/key-in-place.ts'
import { rotateServiceKey } from '../../src/server/rotation/rotate.ts'
import { rotateIn } from '../../src/server/rotation/rotate-in.ts'
import { databaseIn, type Environment, readSettings, serviceKeyIn } from '../../src/server/settings.ts'
import { bareDatabase, freshPostgres, onPostgres, open } from './databases.ts'
import { overHttp, type Running, startMain } from './running.ts'
import { answer, enrol, jess, readPage, START, saq, say, startServer, type Tablet } from './world.ts'

const yes = answer('q01/answer', 'yes')
const how = { random: systemRandom, clock: systemClock, withFaults: false }

let folder: string
let environment: { CAIRN_DATA: string; DATABASE_URL: string }
let space: string
let tablet: Tablet
let starts: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-rotate-'))
  environment = { CAIRN_DATA: folder, DATABASE_URL: onPostgres ? await freshPostgres() : '' }
  starts = 0
  const server = await start()
  const officers = [await addOfficer(server.service, jess)]
  space = await addCase(server.service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } })
  tablet = await enrol(server, jess)
  expect(await say(server, tablet, saq(space), [yes])).toEqual(['stored'])
  await server.database.destroy()
})
afterEach(() => rmSync(folder, { recursive: true }))

/** As `npm start` does, in this process. */
async function start(settings: Environment = environment) {
  const { database, serviceKey } = readSettings(settings, systemRandom)
  const db = open(database)
  const key = starts === 0 ? serviceKey : await keyInPlace(db, settings, serviceKey)
  return startServer(db, { now: START + 1000 * starts++ }, key)
}

const keys = () => join(folder, 'keys')
const keyFile = () => join(keys(), 'service.key')
const keyNow = () => readFileSync(keyFile(), 'utf8')
const files = () => readdirSync(keys()).sort()

/** Everything is there, under the key that was put in place. */
async function isWhole(settings: Environment = environment): Promise<void> {
  const server = await start(settings)
  expect((await readPage(server, tablet, space, 'client')).batches).toHaveLength(1)
  expect((await verifyAudit(server.database, server.service.serviceKey)).faults).toEqual([])
  await server.database.destroy()
}

const run = (script: string, args: readonly string[] = [], more: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [script, ...args], {
    env: { ...process.env, ...environment, ...more },
  })
const rotateKey = (...args: string[]) => run('src/server/commands/rotate-key.ts', args)

test('the command says what it did and what is to be done, and no key', { timeout: 60_000 }, async () => {
  const before = keyNow()
  const { stdout } = await rotateKey()
  expect(stdout).toMatch(/keys of cases wrapped anew +2\n.*chains of the audit log closed +1\n/s)
  expect(stdout).toContain(`The new service key is in ${keyFile()}.`)
  expect(stdout).toMatch(/destroy every older file of keys/)
  expect(keyNow()).not.toBe(before)
  for (const key of [before, keyNow()]) expect(stdout).not.toContain(key.trim())
  expect(files()).toEqual(['service.key'])
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
  await isWhole()
  const { stdout: verified } = await run('src/server/commands/audit-verify.ts')
  expect(verified).toMatch(/All \d+ entries are as they were written/)
  await expect(
    run('src/server/commands/audit-verify.ts', [], { CAIRN_SERVICE_KEY: before.trim() }),
  ).rejects.toMatchObject({ stderr: expect.stringContaining('this one is of before') })
})

describe('cut short', () => {
  test('killed anywhere, it starts and everything is there; run again, it goes on', {
    timeout: 240_000,
  }, async () => {
    const before = keyNow()
    const ends: string[] = []
    for (let at = 0; ends.at(-1) !== 'ended'; at += 9) {
      const end = await run('tests/server/rotate-and-die.ts', [String(at)]).then(
        () => 'ended',
        ({ signal }: { signal: string }) => signal,
      )
      ends.push(end)
      await isWhole()
    }
    expect(ends.filter((end) => end === 'SIGKILL').length).toBeGreaterThan(3)
    expect(keyNow()).not.toBe(before)
    expect(files()).toEqual(['service.key'])
  })

  /** The new key is on the disk; nothing else was done. */
  const atHand = () => serviceKeyIn(environment) ?? new Uint8Array()
  const keyOnDisk = () => nextServiceKey(environment, atHand(), systemRandom)
  /** And the database is under it. */
  async function databaseDone() {
    const db = open(databaseIn(environment))
    const change = { from: atHand(), to: keyOnDisk(), ...how }
    await rotateServiceKey(db, change)
    await db.destroy()
    return toBase64url(change.to)
  }

  test('with the new key on the disk alone: the old one is still right, and the next run takes that key', async () => {
    const next = toBase64url(keyOnDisk())
    expect(statSync(`${keyFile()}.next`).mode & 0o777).toBe(0o600)
    const before = keyNow()
    await isWhole()
    expect([keyNow(), files()]).toEqual([before, ['service.key', 'service.key.next']])
    expect((await rotateIn(environment, how)).done).toMatchObject({ spaces: 2 })
    expect([keyNow(), files()]).toEqual([`${next}\n`, ['service.key']])
    await isWhole()
  })

  test('with the new key on the disk, another database that is empty starts with the key of now', async () => {
    keyOnDisk()
    expect(await keyInPlace(await bareDatabase(), environment, atHand())).toEqual(atHand())
    expect(files()).toEqual(['service.key', 'service.key.next'])
  })

  test('with the database done and the file not: a server that starts finishes it', async () => {
    const next = await databaseDone()
    await isWhole()
    expect([keyNow(), files()]).toEqual([`${next}\n`, ['service.key']])
  })

  test('with the database done and the file not: the command finishes it and does not rotate again', async () => {
    const next = await databaseDone()
    expect(await rotateIn(environment, how)).toMatchObject({ done: null, keyFile: keyFile() })
    expect([keyNow(), files()]).toEqual([`${next}\n`, ['service.key']])
    await isWhole()
  })

  test('where the key is in the environment, it is said which one to put there', async () => {
    const before = { ...environment, CAIRN_SERVICE_KEY: keyNow().trim() }
    const next = await databaseDone()
    await expect(start(before)).rejects.toThrow(/service\.key\.next holds into CAIRN_SERVICE_KEY/)
    rmSync(`${keyFile()}.next`)
    await expect(start(before)).rejects.toThrow('this one is of before')
    await isWhole({ ...environment, CAIRN_SERVICE_KEY: next })
  })
})

describe('the new key', () => {
  const given = toBase64url(systemRandom(32))

  test('is made beside the old one where that is in the environment', async () => {
    const settings = { ...environment, CAIRN_SERVICE_KEY: keyNow().trim() }
    const { keyFile: at } = await rotateIn(settings, how)
    expect(at).toBe(`${keyFile()}.next`)
    const second = { ...environment, CAIRN_SERVICE_KEY: readFileSync(at ?? '', 'utf8').trim() }
    await isWhole(second)
    // Nobody removed that file: the next rotation makes another key all the same.
    await rotateIn(second, how)
    expect(readFileSync(at ?? '', 'utf8').trim()).not.toBe(second.CAIRN_SERVICE_KEY)
    await isWhole({ ...environment, CAIRN_SERVICE_KEY: readFileSync(at ?? '', 'utf8').trim() })
  })

  test('may be given, and is then on no disk where the old one was on none', async () => {
    const settings = { ...environment, CAIRN_SERVICE_KEY: keyNow().trim(), CAIRN_NEXT_SERVICE_KEY: given }
    rmSync(keys(), { recursive: true })
    expect((await rotateIn(settings, how)).keyFile).toBeNull()
    expect(existsSync(keys())).toBe(false)
    await isWhole({ ...environment, CAIRN_SERVICE_KEY: given })
  })

  test('may be given, and is put in place of the file', async () => {
    expect((await rotateIn({ ...environment, CAIRN_NEXT_SERVICE_KEY: given }, how)).keyFile).toBe(keyFile())
    expect([keyNow(), files()]).toEqual([`${given}\n`, ['service.key']])
    await isWhole()
  })

  test('is refused when it is none, the old one, or another than a rotation that was cut short began with', async () => {
    const before = keyNow()
    const next = (key: string) => rotateIn({ ...environment, CAIRN_NEXT_SERVICE_KEY: key }, how)
    await expect(next('short')).rejects.toThrow('CAIRN_NEXT_SERVICE_KEY does not hold a service key')
    await expect(next(before.trim())).rejects.toThrow('is the key of now')
    expect([keyNow(), files()]).toEqual([before, ['service.key']])
    writeFileSync(`${keyFile()}.next`, `${toBase64url(systemRandom(32))}\n`)
    await expect(next(given)).rejects.toThrow('another key than CAIRN_NEXT_SERVICE_KEY')
    await isWhole()
    expect(keyNow()).toBe(before)
  })
})

describe('servers that run', () => {
  const running: Running[] = []
  afterEach(async () => {
    for (const one of running.splice(0)) await one.end('SIGKILL')
  })

  test('stop with a sentence when they are next asked something, and start again', {
    timeout: 60_000,
  }, async () => {
    const count = onPostgres ? 2 : 1
    for (let index = 0; index < count; index++) running.push(await startMain(environment))
    await rotateKey()
    for (const { url, ended } of running) {
      expect((await overHttp(url).ask('/api/heads')).status).toBe(500)
      expect(await ended).toMatchObject({
        code: 1,
        said: expect.stringMatching(/Cairn stopped\. .*this one is of before/),
      })
    }
    running.splice(0)
    running.push(await startMain(environment))
    await isWhole()
    const db = open(databaseIn(environment))
    expect(await currentKeyId(db)).toBe(serviceKeyId(serviceKeyIn(environment) ?? new Uint8Array()))
  })
})
