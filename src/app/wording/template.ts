import { usualPractice } from '#casework'
import { type ContentPack, type Form, PACK_FORMAT, wordsOf } from '#forms'
import type { PackForms } from './pack-knows.ts'

const LANGUAGE = 'en-GB'

/**
 * Every place whose words a pack can change, with the words that stand there now, and every name and deadline: to write over. What stays as it is may
 * stay in it.
 */
export const templatePack = ({ newest }: Pick<PackForms, 'newest'>): ContentPack => ({
  ...{ format: PACK_FORMAT, name: 'Our service', edition: '1' },
  ...usualPractice,
  words: { [LANGUAGE]: Object.fromEntries(newest.map((form) => [form.id, wordsIn(form)])) },
})

const wordsIn = (form: Form) => ({ version: form.version, texts: Object.fromEntries(wordsOf(form)) })
