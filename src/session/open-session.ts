import { type Accessor, createSignal } from 'solid-js'
import { clientForm } from '#catalogue/client'
import { type Form, formInWords, parseWordsInHand, valueOfDraft } from '#forms'
import {
  createPlaces,
  createRecords,
  type OpenedEditor,
  openEditor,
  parsePlace,
  type SessionPlace,
  type SessionTask,
} from '#store/session'
import { openGrant } from '#vault'
import type { SessionParts } from './parts.ts'
import { sessionClock } from './session-clock.ts'

/** A session in the client's hands. */
export type OpenSession = {
  readonly place: Accessor<SessionPlace>
  /** Remembers where the person is, so that a dead tab is no loss. False when it could not be stored. */
  moveTo(place: SessionPlace): Promise<boolean>
  /** One for each task of the place; null for a form that this version of the app does not know. */
  readonly tasks: readonly (TaskInHand | null)[]
}

/** `language`: of the words that a pack has for it, where it is in a pack's words. */
export type TaskInHand = {
  readonly form: Form
  readonly editor: OpenedEditor
  readonly language?: string | undefined
}

/** Null without a grant: a reload, an address typed in, a second tab. */
export async function openSession(parts: SessionParts): Promise<OpenSession | null> {
  const { surroundings, after } = parts
  const handover = await parts.takeHandover()
  const begun = handover && parsePlace(handover.place)
  if (!handover || !begun) return null
  const { space } = handover.grant.spaceKey
  const words = parseWordsInHand(handover.words)
  const packs = new Map(Object.entries(words.packs))
  const vault = openGrant(handover.grant, parts.random)
  const clock = sessionClock(surroundings.clock, handover.grant)
  const records = createRecords(vault, { ...surroundings, clock })
  const places = createPlaces(vault, surroundings)
  const [place, setPlace] = createSignal(begun)
  let stored: Promise<unknown> = Promise.resolve()

  return {
    place,
    moveTo(next) {
      setPlace(next)
      // One after another, so that the last move is the one that stands.
      const put = stored.then(() => places.put(space, next)).then(({ ok }) => ok)
      stored = put.catch(() => undefined)
      return put
    },
    tasks: await Promise.all(begun.tasks.map(openTask)),
  }

  async function openTask({ form: id, version, sitting }: SessionTask): Promise<TaskInHand | null> {
    const form = clientForm(id, version)
    if (!form) return null
    const editor = await openEditor({ space, compartment: 'client', form: id, sitting }, version, {
      records,
      signals: surroundings.signals,
      after,
      valueOfText: (field, text) => valueOfDraft(form, field, text),
      wording: words.wording ?? undefined,
    })
    const { set, view } = editor.state()
    const begun = set.accepted.size > 0 ? view.wording.wordings : [words.wording ?? 'built-in']
    const { form: worded } = formInWords(form, begun, (hash) => packs.get(hash))
    const [only, ...others] = begun
    const language =
      only === undefined || only === 'built-in' || others.length > 0 ? undefined : only.language
    return { form: worded, editor, language: worded === form ? undefined : language }
  }
}
