/**
 * Runs before `npm start`, `npm test`, `npm run fuzz` and `npm run bench`, on the machine's own Node (20 or later): installs packages when they differ
 * from package-lock.json, then builds the app (`start`), sees to the tools of the tests (`test`), or does what benchmarks need of
 * both and installs what they measure beside (`bench`). Node 24 comes with the packages.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

process.chdir(resolve(import.meta.dirname, '..'))
const purpose = process.argv[2]

installPackages('.', 'packages')
if (purpose === 'start' || purpose === 'bench') buildWhenStale()
if (purpose === 'test') installTools(['chromium', 'chromium-headless-shell', 'pdftotext', 'PostgreSQL'])
if (purpose === 'bench') {
  installTools(['chromium'])
  installPackages('tests/bench', 'what others would pick', ['--ignore-scripts', '--no-audit', '--no-fund'])
}

function installPackages(folder, what, flags = []) {
  if (packagesAreCurrent(folder)) return
  const sorry = 'The packages could not be installed: npm ci failed. See its message above.'
  timed(what, () => run('npm', ['ci', '--prefix', folder, ...flags], sorry))
}

/** npm keeps a copy of the lock file beside what it installed; it is written last. */
function packagesAreCurrent(folder) {
  const copy = join(folder, 'node_modules/.package-lock.json')
  if (!existsSync(copy)) return false
  const wanted = readJson(join(folder, 'package-lock.json')).packages
  const installed = readJson(copy).packages
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '' || (optional && !installed[path])) return true
    return installed[path]?.version === version
  })
}

function buildWhenStale() {
  const sources = ['src', 'public', 'index.html', 'session.html', 'vite.config.ts', 'package-lock.json']
  const built = existsSync('dist/service-worker.js') ? statSync('dist/service-worker.js').mtimeMs : 0
  if (sources.every((source) => newest(source) < built)) return
  timed('build', () => run('vite', ['build'], 'The app could not be built. See the message above.'))
}

/** Folders count too: a deleted file changes only its folder. */
function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** What is run on this machine, with the Debian package that holds it. Without one, tests would be left out: it ends in a sentence. */
function installTools(needed) {
  const tools = [
    { name: 'chromium', debian: 'chromium', isThere: () => isThere('chromium') },
    {
      name: 'chromium-headless-shell',
      debian: 'chromium-headless-shell',
      isThere: () => isThere('chromium-headless-shell'),
    },
    { name: 'pdftotext', debian: 'poppler-utils', isThere: () => isThere('pdftotext') },
    { name: 'PostgreSQL', debian: 'postgresql', isThere: hasPostgres },
  ]
  const missing = tools.filter((tool) => needed.includes(tool.name) && !tool.isThere())
  if (missing.length === 0) return
  const packages = missing.map(({ debian }) => debian)
  const names = missing.map(({ name }) => name).join(' and ')
  const sorry = `This needs ${names}, and that could not be installed. As root, run: apt-get update && apt-get install ${packages.join(' ')}`
  const isRoot = process.getuid?.() === 0
  if (!isThere('apt-get') || !(isRoot || isThere('sudo'))) stop(sorry)
  const apt = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  timed(names, () => {
    run(apt[0], [...apt.slice(1), 'update', '-q'], sorry)
    run(apt[0], [...apt.slice(1), 'install', '-qy', '--no-install-recommends', ...packages], sorry)
  })
  if (!missing.every((tool) => tool.isThere())) stop(sorry)
}

/** Debian keeps it off the path, in a folder for each version. */
function hasPostgres() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian) : []
  return isThere('initdb') || versions.some((version) => existsSync(join(debian, version, 'bin/initdb')))
}

function timed(what, work) {
  const start = performance.now()
  work()
  console.log(`installed or built: ${what}, ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

function run(command, args, sorry) {
  const path = resolve('node_modules/.bin') + delimiter + process.env.PATH
  const isWindows = process.platform === 'win32'
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: isWindows,
    env: { ...process.env, PATH: path },
  })
  if (status !== 0) stop(sorry)
}

function isThere(command) {
  try {
    execFileSync('which', [command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function stop(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}
