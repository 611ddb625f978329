import { allocationHeader, holdersOf } from '#casework'
import { isStaff } from '#forms'
import { idsOf } from '#protocol'
import { emptyStatements, recordId, type Statement, type StatementSet } from '#record'
import type { Writing } from './database/tables.ts'
import { spaceKey } from './keys/space-keys.ts'
import { openBody } from './receive/body.ts'
import type { Service } from './service.ts'

/**
 * Puts on a case the officers that its allocation names now, and nobody else (docs/protocol.md §4c). Call it while the stream is held that a
 * statement of an allocation has just been accepted in. An allocation that names nobody by id changes nothing.
 */
export async function followAllocation(service: Service, writing: Writing, space: string): Promise<void> {
  const { allocation, isWhole } = await readAllocation(service, writing, space)
  if (![...allocation.accepted.values()].some(({ value }) => isStaff(value))) return
  const { officers, before } = holdersOf(allocation)
  const named = [...officers, ...before].flatMap(({ id }) => id ?? [])
  const known =
    named.length > 0
      ? await writing.selectFrom('officers').select('id').where('id', 'in', named).execute()
      : []
  const rows = await writing.selectFrom('memberships').select('officer').where('space', '=', space).execute()
  const now = new Set(known.map(({ id }) => id))
  const then = new Set(rows.map(({ officer }) => officer))
  // What cannot be read may have named them.
  if (isWhole) for (const officer of then.difference(now)) await takeOff(service, writing, { space, officer })
  for (const officer of now.difference(then)) await putOn(writing, { space, officer })
}

type Membership = { readonly space: string; readonly officer: string }

async function takeOff({ clock }: Service, writing: Writing, { space, officer }: Membership): Promise<void> {
  await writing.deleteFrom('memberships').where('space', '=', space).where('officer', '=', officer).execute()
  const ended_at = clock()
  await writing
    .insertInto('ended_memberships')
    .values({ space, officer, ended_at })
    .onConflict((conflict) => conflict.columns(['officer', 'space']).doUpdateSet({ ended_at }))
    .execute()
}

async function putOn(writing: Writing, { space, officer }: Membership): Promise<void> {
  await writing
    .deleteFrom('ended_memberships')
    .where('space', '=', space)
    .where('officer', '=', officer)
    .execute()
  await writing.insertInto('memberships').values({ space, officer }).execute()
}

/** Nothing but its body says which record a batch is of. */
async function readAllocation(
  service: Service,
  writing: Writing,
  space: string,
): Promise<{ readonly allocation: StatementSet; readonly isWhole: boolean }> {
  const key = await spaceKey(writing, service, space)
  const rows = await writing
    .selectFrom('batches')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .select(['id', 'body'])
    .where('space', '=', space)
    .where('compartment', '=', 'officer')
    .execute()
  const record = recordId(allocationHeader(space))
  const said = new Map<string, Statement>()
  let isWhole = true
  for (const { id, body } of rows) {
    const batch = openBody(key, body, { id, space, compartment: 'officer' })
    if (!batch) isWhole = false
    if (!batch || recordId(batch.header) !== record) continue
    for (const [index, one] of idsOf(batch).entries()) {
      const statement = batch.statements[index]
      if (statement) said.set(one, statement)
    }
  }
  if (said.size === 0) return { allocation: emptyStatements, isWhole }
  const rowsWithheld = await writing
    .selectFrom('statements')
    .select('id')
    .where('id', 'in', [...said.keys()])
    .where('status', '!=', 'accepted')
    .execute()
  const withheld = new Set(rowsWithheld.map(({ id }) => id))
  const allocation = {
    accepted: new Map([...said].filter(([id]) => !withheld.has(id))),
    withheld: new Map(
      [...said].flatMap(([id, { field, replaces }]) =>
        withheld.has(id) ? [[id, { id, field, replaces }]] : [],
      ),
    ),
  }
  return { allocation, isWhole }
}
