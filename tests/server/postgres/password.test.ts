import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeBackup } from '../../../src/server/backup/make.ts'

let folder: string
const path = process.env['PATH']
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-tools-'))
})
afterEach(() => {
  process.env['PATH'] = path
  rmSync(folder, { recursive: true })
})

const backUp = () =>
  makeBackup(
    'postgres://cairn:dry%20stone@db.test/cairn?sslmode=require',
    { data: join(folder, 'backup'), keys: join(folder, 'keys') },
    () => 1,
  )

test('the password of the database is handed to pg_dump where nobody else on the machine can read it', async () => {
  const heard = join(folder, 'heard')
  writeFileSync(
    join(folder, 'pg_dump'),
    `#!/bin/sh\necho "$PGPASSWORD: $*" > '${heard}'\necho no >&2\nexit 1\n`,
  )
  chmodSync(join(folder, 'pg_dump'), 0o700)
  process.env['PATH'] = folder + delimiter + path
  await expect(backUp()).rejects.toThrow('pg_dump failed: no')
  const [password, args] = readFileSync(heard, 'utf8').split(': ')
  expect(password).toBe('dry stone')
  expect(args).toContain('--dbname=postgres://cairn@db.test/cairn?sslmode=require')
})
