import { clientForms, latestClientForm } from '#catalogue/client'
import { latestOfficerForm, officerForms } from '#catalogue/officer'
import { type ContentPack, type Form, PACK_FORMAT, wordsOf } from '#forms'
import { hasPackWords } from '../cases/service-state.ts'

const LANGUAGE = 'en-GB'

/** Every place whose words a pack can change, with the words that stand there now: to write over. What stays as it is may stay in it. */
export function templatePack(): ContentPack {
  const newest = [...clientForms, ...officerForms].filter(
    (form) => hasPackWords(form) && (latestClientForm(form.id) ?? latestOfficerForm(form.id)) === form,
  )
  const words = Object.fromEntries(newest.map((form) => [form.id, wordsIn(form)]))
  return { format: PACK_FORMAT, name: 'Our service', edition: '1', words: { [LANGUAGE]: words } }
}

const wordsIn = (form: Form) => ({ version: form.version, texts: Object.fromEntries(wordsOf(form)) })
