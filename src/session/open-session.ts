import { type Accessor, createSignal } from 'solid-js'
import { clientForm } from '#catalogue/client'
import { evaluate, type Form, type FormState, valueOfDraft } from '#forms'
import { type RecordHeader, viewOf } from '#record'
import {
  createPlaces,
  createRecords,
  type Editor,
  openEditor,
  parsePlace,
  type SessionPlace,
  type SessionTask,
} from '#store'
import { openGrant } from '#vault'
import type { SessionParts } from './parts.ts'

/** One exercise of the session, as it stands. */
export type Exercise = { readonly task: SessionTask; readonly form: Form; readonly state: FormState }

/** A session in the client's hands. */
export type OpenSession = {
  readonly place: Accessor<SessionPlace>
  /** Remembers where the person is, so that a dead tab is no loss. */
  moveTo(place: Partial<Pick<SessionPlace, 'task' | 'page' | 'state'>>): Promise<void>
  /** The exercises that this version of the app knows, in the order of the plan. */
  exercises(): Promise<readonly Exercise[]>
  edit(task: SessionTask, form: Form): Promise<Editor>
  /** Makes answers of everything typed. */
  flush(): Promise<void>
}

/** Null without a grant: a reload, an address typed in, a second tab. */
export async function openSession(parts: SessionParts): Promise<OpenSession | null> {
  const { surroundings } = parts
  const handover = await parts.takeHandover()
  const begun = handover && parsePlace(handover.place)
  if (!handover || !begun) return null
  const { space } = handover.grant.spaceKey
  const vault = openGrant(handover.grant, parts.random)
  const records = createRecords(vault, surroundings)
  const places = createPlaces(vault, surroundings)
  const [place, setPlace] = createSignal(begun)
  const editors = new Set<Editor>()

  const headerOf = ({ form, sitting }: SessionTask): RecordHeader => ({
    space,
    compartment: 'client',
    form,
    sitting,
  })

  return {
    place,

    async moveTo(change) {
      setPlace({ ...place(), ...change })
      await places.put(space, place())
    },

    async exercises() {
      const found = await Promise.all(
        place().tasks.map(async (task) => {
          const form = clientForm(task.form, task.version)
          if (!form) return null
          const { set } = await records.open(headerOf(task))
          return { task, form, state: evaluate(form, viewOf(set)) }
        }),
      )
      return found.filter((exercise) => exercise !== null)
    },

    async edit(task, form) {
      const valueOfText = (field: string, text: string) => valueOfDraft(form, field, text)
      const editor = await openEditor(headerOf(task), form.version, {
        records,
        signals: surroundings.signals,
        after: parts.after,
        valueOfText,
      })
      editors.add(editor)
      return {
        ...editor,
        async close() {
          editors.delete(editor)
          await editor.flush()
          await editor.close()
        },
      }
    },

    flush: async () => void (await Promise.all([...editors].map((editor) => editor.flush()))),
  }
}
