import type { CDPSession, Page } from 'playwright-core'

/**
 * The lists of whole numbers that can be reached in a page, as ink is kept, and lists of points: a picture of the memory has no numbers
 * in it. Each as its numbers with commas between.
 */
export async function numbersOf(page: Page): Promise<readonly string[]> {
  const debug = await page.context().newCDPSession(page)
  const lists: string[] = []
  for (const { id, isDefault } of await worldsOf(debug))
    if (isDefault) lists.push(...(await numbersIn(debug, id))) // the others are of who looks
  await debug.detach()
  return lists
}

/**
 * How many worlds of script are in the process of a page that nobody can look into: those of a document that has gone and of which
 * something is still held. Whatever numbers they have, `numbersOf` does not see. In the browser `shell`: all of Chromium keeps one of its own.
 *
 * @param picture of the memory, as `lookClosely` takes it.
 */
export async function hiddenWorlds(page: Page, picture: string): Promise<number> {
  const debug = await page.context().newCDPSession(page)
  const open = (await worldsOf(debug)).length
  await debug.detach()
  const { snapshot, nodes, strings } = JSON.parse(picture) as Snapshot
  const fields = snapshot.meta.node_fields
  const name = fields.indexOf('name')
  let all = 0
  for (let at = 0; at < nodes.length; at += fields.length)
    if (strings[nodes[at + name] ?? 0]?.startsWith('system / NativeContext')) all++
  return all - open
}

type Snapshot = {
  readonly snapshot: { readonly meta: { readonly node_fields: readonly string[] } }
  readonly nodes: readonly number[]
  readonly strings: readonly string[]
}

type World = { readonly id: number; readonly isDefault: boolean }

async function worldsOf(debug: CDPSession): Promise<readonly World[]> {
  const worlds: World[] = []
  debug.on('Runtime.executionContextCreated', ({ context: { id, auxData } }) => {
    worlds.push({ id, isDefault: String(auxData?.['isDefault']) === 'true' })
  })
  await debug.send('Runtime.enable') // which tells them all before it answers
  return worlds
}

async function numbersIn(debug: CDPSession, contextId: number): Promise<readonly string[]> {
  const { result } = await debug.send('Runtime.evaluate', { expression: 'Array.prototype', contextId })
  if (result.objectId === undefined) throw new Error('A world of script has no lists.')
  const { objects } = await debug.send('Runtime.queryObjects', { prototypeObjectId: result.objectId })
  const { result: found } = await debug.send('Runtime.callFunctionOn', {
    ...(objects.objectId === undefined ? {} : { objectId: objects.objectId }),
    functionDeclaration: String(longLists),
    returnByValue: true,
  })
  return found.value
}

/** Runs in the page. */
function longLists(this: readonly (readonly unknown[])[]): readonly string[] {
  const lists: string[] = []
  for (const list of this) {
    const [first] = list
    const arePoints = Array.isArray(first) && typeof first[0] === 'number'
    if (!arePoints && typeof first !== 'number') continue
    const numbers = arePoints ? list.flat() : list
    if (numbers.length > 20 && numbers.every(Number.isFinite))
      lists.push(numbers.map((number) => Math.round(Number(number))).join())
  }
  return lists
}
