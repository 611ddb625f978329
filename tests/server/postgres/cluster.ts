import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A PostgreSQL of the tests' own: in a temporary folder, on a socket in it, without a network. */
export type Cluster = {
  /** The address of one of its databases, for `DATABASE_URL`. */
  readonly url: (database: string) => string
  /** Meanwhile this process hears of the connections that broke. Standing still, it would ask its next question on one of them. */
  readonly start: () => Promise<void>
  /** Ends it as a power cut would. */
  readonly kill: () => void
  readonly remove: () => void
}

/** `settings`: as on the command line of `postgres`. @throws with a sentence where PostgreSQL is missing or does not start */
export function createCluster(settings: readonly string[]): Cluster {
  const programs = folderOfPrograms()
  const folder = mkdtempSync(join(tmpdir(), 'cairn-postgres-'))
  const data = join(folder, 'data')
  // PostgreSQL refuses to run as root; Debian's package brings a user for it.
  const owner = process.getuid?.() === 0 ? 'postgres' : null
  if (owner !== null) {
    chownSync(folder, Number(run(['id', '-u', owner], folder)), 0)
    chmodSync(folder, 0o700)
  }
  const runAs = owner === null ? [] : ['runuser', '-u', owner, '--']
  const command = (program: string, ...args: readonly string[]) => [
    ...runAs,
    join(programs, program),
    '-D',
    data,
    ...args,
  ]
  const call = (program: string, ...args: readonly string[]) => run(command(program, ...args), folder)
  // Words are sorted as in a dictionary, not by their bytes: what depends on an order of ids shows.
  const locale = ['--no-locale', '--locale-provider=icu', '--icu-locale=en-GB', '--encoding=UTF8']
  call('initdb', '--auth=trust', '--username=postgres', '--no-sync', ...locale)
  const options = ['-k', folder, '-c', "listen_addresses=''", ...settings].join(' ')
  return {
    url: (database) => `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`,
    start: () => runOn(command('pg_ctl', '-w', '-l', join(folder, 'log'), '-o', options, 'start'), folder),
    kill: () => void call('pg_ctl', '-w', '-m', 'immediate', 'stop'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Debian keeps `initdb` and `pg_ctl` off the path, one folder for each version. */
function folderOfPrograms(): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ]
  const found = folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(join(folder, name))))
  if (found === undefined)
    throw new Error(
      'These tests need PostgreSQL 15 or later, and it is not there. `npm test` installs it on Debian; elsewhere, put initdb and pg_ctl on the path.',
    )
  return found
}

function run([command = '', ...args]: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw failed(command, `${error?.message ?? ''}${stderr ?? ''}`)
  return stdout
}

/** For a command that leaves a process behind, which would hold a pipe open for ever. */
async function runOn([command = '', ...args]: readonly string[], cwd: string): Promise<void> {
  const [code] = await once(spawn(command, args, { cwd, stdio: 'ignore' }), 'exit')
  if (code !== 0) throw failed(command, `It ended with ${code}.`)
}

const failed = (command: string, why: string): Error =>
  new Error(`PostgreSQL for the tests: ${command} failed. ${why}`)
