import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'

/** A test that a document names: `tests/record/heads.test.ts`: heads of a field › a first answer is the value. */
export type NamedTest = { readonly file: string; readonly title: string }

/** Every line of a list in the document that names a test. */
export const testsNamedIn = (markdown: string): NamedTest[] =>
  [...markdown.matchAll(/^- `(tests\/\S+\.test\.tsx?)`: (.+)$/gm)].map(([, file = '', title = '']) => ({
    file,
    title,
  }))

/** What a document says of each promise: its heading, and the lines under it. */
export function sectionsOf(markdown: string): { readonly heading: string; readonly body: string }[] {
  return markdown
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...body] = section.split('\n')
      return { heading, body: body.join('\n') }
    })
}

/** Those of the named tests that are gone; each file is read once. */
export function missingOf(named: readonly NamedTest[]): readonly NamedTest[] {
  const files = [...new Set(named.map(({ file }) => file))]
  const titlesByFile = new Map(files.map((file) => [file, titlesIn(file)]))
  return named.filter(({ file, title }) => !titlesByFile.get(file)?.has(title))
}

function titlesIn(file: string): ReadonlySet<string> {
  try {
    return new Set(testTitles(file, readFileSync(file, 'utf8')))
  } catch {
    return new Set() // no such file
  }
}

type Node = { readonly type: string; readonly [key: string]: unknown }

/** Titles of the tests in a file, each after those of the groups it is in. Whatever a title has filled in is `…`; a skipped test is none. */
export function testTitles(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const titles: string[] = []
  visit(program, [])
  return titles

  function visit(value: unknown, groups: readonly string[]): void {
    if (Array.isArray(value)) for (const one of value) visit(one, groups)
    else if (isNode(value)) {
      const call = asTest(value)
      if (call?.kind === 'test') titles.push([...groups, call.title].join(' › '))
      const within = call?.kind === 'group' ? [...groups, call.title] : groups
      if (call?.kind !== 'skipped') for (const child of Object.values(value)) visit(child, within)
    }
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const KINDS: { readonly [name: string]: 'group' | 'test' } = { describe: 'group', it: 'test', test: 'test' }

/** `test('…', …)`, `describe.each([…])('…', …)` and the like. */
function asTest(node: Node): { readonly kind: 'group' | 'test' | 'skipped'; readonly title: string } | null {
  if (node.type !== 'CallExpression') return null
  const [words] = node['arguments'] as readonly unknown[]
  const title = isNode(words) ? textOf(words) : null
  const path = pathOf(node['callee'])
  const kind = KINDS[path[0] ?? '']
  if (title === null || !kind) return null
  return { kind: path.some((part) => part === 'skip' || part === 'todo') ? 'skipped' : kind, title }
}

/** The names of a callee: ['describe', 'each'] for `describe.each([…])`. */
function pathOf(callee: unknown): readonly string[] {
  if (!isNode(callee)) return []
  if (callee.type === 'Identifier') return [String(callee['name'])]
  if (callee.type === 'CallExpression') return pathOf(callee['callee'])
  if (callee.type !== 'MemberExpression') return []
  const property = callee['property'] as Node
  return [...pathOf(callee['object']), String(property['name'])]
}

function textOf(words: Node): string | null {
  if (words.type === 'Literal' && typeof words['value'] === 'string') return filledIn(words['value'])
  if (words.type !== 'TemplateLiteral') return null
  const quasis = words['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  return filledIn(quasis.map(({ value }) => value.cooked).join('…'))
}

const filledIn = (title: string): string => title.replace(/%[sidfjo#]|\$\w+/g, '…')
