import { posix } from 'node:path'
import { mayImport, packageRules } from './house.ts'
import type { Import } from './imports.ts'

/** What is wrong with an import and what to do instead, in a sentence; undefined when it is allowed. */
export function complaint({ file, specifier }: Import): string | undefined {
  const from = folderOf(file)
  const sorry = (why: string): string => `src/${file} imports ${specifier}: ${why}`
  if (!(from in mayImport))
    return sorry(
      `src/${from} is not a folder of the house; add it to tests/architecture/house.ts and docs/architecture.md first.`,
    )
  if (specifier.startsWith('.')) return complaintAboutPath(file, from, specifier, sorry)
  if (specifier.startsWith('#')) return complaintAboutDoor(from, specifier.slice(1), sorry)
  const rule = packageRules.find(({ packages }) => packages.test(specifier))
  return rule && !rule.only.includes(from)
    ? sorry(`only ${rule.only.join(', ')} may. ${rule.instead}`)
    : undefined
}

type Sorry = (why: string) => string

/** A path stays in its folder. A worker is not imported but started, by its URL. */
function complaintAboutPath(file: string, from: string, specifier: string, sorry: Sorry): string | undefined {
  const [path = '', query] = specifier.split('?')
  const target = posix.normalize(posix.join(posix.dirname(file), path))
  const to = folderOf(target)
  if (to === from) return undefined
  const startsWorker = to === 'worker' && query === 'worker&url'
  if (startsWorker && STARTERS.includes(from)) return undefined
  if (to === 'worker')
    return sorry(
      `a worker is started, not imported: in ${STARTERS.join(' or ')}, import its URL with ?worker&url and pass it to trustedScriptUrl.`,
    )
  return sorry(
    `go through the folder's door, #${to}; if what you need is not there, export it from src/${to}/index.ts.`,
  )
}

const STARTERS = ['app', 'session']

function complaintAboutDoor(from: string, door: string, sorry: Sorry): string | undefined {
  if (door === from) return sorry('inside a folder, import the file itself by its relative path.')
  if (door === 'server')
    return sorry('nothing imports the server; what both sides need belongs in protocol, casework or forms.')
  if (door === 'app' || door === 'session')
    return sorry('a document is not a library; move what both need to ui or to the folder that owns it.')
  if (door === 'catalogue') return sorry(CATALOGUE)
  if (!(door in mayImport))
    return sorry(
      `a folder has one door; import #${folderOf(door)} and export what you need from its index.ts.`,
    )
  if (mayImport[from]?.includes(door)) return undefined
  if (from.startsWith('catalogue/') && door.startsWith('catalogue/')) return sorry(CATALOGUE)
  if (from === 'session' && door.startsWith('catalogue/'))
    return sorry(
      'session mode is shown to the client and must not hold these words; only #catalogue/client may be there.',
    )
  const allowed = mayImport[from] ?? []
  return sorry(
    allowed.length === 0
      ? `${from} imports none of our folders; take what you need as an argument.`
      : `${from} may import only ${allowed.join(', ')}. Take what you need as an argument, or move the shared part to one of those.`,
  )
}

const CATALOGUE =
  'the catalogue has three doors that stay apart (#catalogue/client, #catalogue/officer, #catalogue/confidential), so that no officer wording is bundled for the client.'

/** The folder of the house that a path relative to src is in; each part of the catalogue is one. */
const folderOf = (path: string): string => {
  const [first = '', second = ''] = path.split('/')
  return first === 'catalogue' && second !== '' && !second.includes('.') ? `catalogue/${second}` : first
}

/** What is wrong with the layout of the folders, given every file of src. */
export function layoutComplaints(files: readonly string[]): string[] {
  const folders = [...new Set(files.map(folderOf))].filter((folder) => folder !== 'catalogue')
  const missing = (path: string, why: string): string[] =>
    files.includes(path) ? [] : [`src/${path} is missing: ${why}`]
  const houses = new Set(folders.map((folder) => folder.replace(/\/.*/, '')))
  return [
    ...[...houses].flatMap((house) =>
      missing(
        `${house}/README.md`,
        'say in a few lines what lives here, what it may import and which rules to preserve.',
      ),
    ),
    ...folders.flatMap((folder) => {
      if (folder === 'worker') return []
      if (STARTERS.includes(folder)) return missing(`${folder}/main.tsx`, 'it is what the document starts.')
      return missing(`${folder}/index.ts`, "it is the folder's only door; export there what others may use.")
    }),
    ...files
      .filter((file) => folderOf(file) === 'catalogue' && file !== 'catalogue/README.md')
      .map((file) => `src/${file} is shared by the parts of the catalogue: ${CATALOGUE}`),
  ]
}
