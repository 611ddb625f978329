import type { ErasureReason } from '#protocol'
import { type Compartment, compartments } from '#record'
import type { Erasure, ErasureProblem } from '#sync'
import { dayAndTimeInWords } from '#ui'
import { notProvedInWords } from './prove-words.ts'

export const reasonInWords: { readonly [reason in ErasureReason]: string } = {
  'time-is-up': 'It was kept for as long as the service keeps cases',
  'by-mistake': 'It was taken in by mistake, or twice',
  'asked-for': 'Somebody it is about asked, and the service agreed',
  ordered: 'A court or a regulator said so',
}

/** Enough of a case's id to know it by, where its name is no more. */
export const caseNumber = (space: string): string => `Case ${space.slice(0, 8)}`

/** Who asked and when, and who may do it. */
export function askedInWords({ askedBy, askedAt, from }: Erasure, isMine: boolean, at: number): string {
  const asked = `${isMine ? 'You' : askedBy.name} asked ${dayAndTimeInWords(askedAt)}.`
  if (!isMine) return `${asked} If you agree, it is erased at once.`
  return at < from
    ? `${asked} Another manager can agree at once. You alone can do it from ${dayAndTimeInWords(from)}.`
    : `${asked} Nobody took it back in seven days. You can do it now.`
}

export const doneInWords = ({ askedBy }: Erasure, { by, at }: NonNullable<Erasure['done']>): string =>
  by.id === askedBy.id
    ? `${by.name} asked, and erased it ${dayAndTimeInWords(at)}, after seven days.`
    : `${askedBy.name} asked, ${by.name} agreed, and it was erased ${dayAndTimeInWords(at)}.`

const partInWords: { readonly [compartment in Compartment]: string } = {
  client: 'What the client may see',
  officer: 'What officers keep',
  confidential: 'The separate place',
}

type Held = NonNullable<Erasure['done']>['held']

/** How much of each part was destroyed. */
export const heldInWords = (held: Held): readonly string[] =>
  compartments.flatMap((compartment) => {
    const part = held.find((one) => one.compartment === compartment)
    if (!part) return []
    return `${partInWords[compartment]}: ${counted(part.statements, 'answer')}, ${counted(part.chunks, 'piece')} of photographs`
  })

const counted = (count: number, one: string): string =>
  count === 0 ? `no ${one}s` : `${count} ${one}${count === 1 ? '' : 's'}`

/** A certificate as a file to keep: who, when, why and how much, by ids and numbers. Nobody's case is named in it. */
export function certificateText(erasure: Erasure, done: NonNullable<Erasure['done']>): string {
  const time = (at: number) => new Date(at).toISOString()
  const parts = done.held.map(
    ({ compartment, batches, statements, chunks, digest }) =>
      `${compartment}: ${batches} batches, ${statements} statements, ${chunks} chunks, digest ${digest}`,
  )
  return [
    'A case was erased',
    '',
    `Case: ${erasure.space}`,
    `Made: ${time(done.madeAt)}`,
    `Reason: ${reasonInWords[erasure.reason]}`,
    `Asked for: ${time(erasure.askedAt)} by ${erasure.askedBy.name} (${erasure.askedBy.id})`,
    `Erased: ${time(done.at)} by ${done.by.name} (${done.by.id})`,
    '',
    'Destroyed: its key, and all that it opened',
    ...parts,
    '',
    `Files of keys written from ${time(done.madeAt)} to ${time(done.at)} may still hold its key. Destroy them.`,
    'The server keeps this certificate, bound to its service key. “npm run audit:verify” reads it again.',
    '',
  ].join('\n')
}

export function erasingProblemInWords(problem: ErasureProblem): string {
  switch (problem) {
    case 'on-hold':
      return 'It is on hold, so it may not be erased now. Ask the manager who put it on hold: the list says who.'
    case 'changed':
      return 'It stands otherwise by now: somebody took it back, or it was erased. Nothing was changed by you. Look at the list.'
    case 'not-proved':
      return notProvedInWords
    case 'offline':
      return 'There is no connection, and this needs the server. Nothing was changed. Connect, then try again.'
    case 'signed-out':
      return 'Your sign-in has ended. Nothing was changed. Sign in again, then try again.'
    default:
      return 'The server did not answer as it should. Look at the list again in a minute to see where it stands.'
  }
}
