import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { canonicalText, type Json } from '#core'
import { type AnswerState, textOfValue, valueOfText } from '#forms'
import type { Answering } from './answering.ts'

/**
 * The life of a typed field. While the person is in it, what they typed is what it shows, whatever arrives meanwhile; a draft from
 * before stands in place of the stored value; leaving makes it an answer, if it is one and differs from what is stored.
 *
 * @param beginning the words to write from where nothing is stored: left as they are, they are no answer
 */
export function createTextEntry(answer: () => AnswerState, answering: Answering, beginning = '') {
  const { field, definition } = answer()
  const value = createMemo<Json>(() => {
    const { state } = answer()
    return state.kind === 'value' ? state.value : null
  })
  const stored = createMemo(() => textOfValue(definition, value()) || beginning)
  const [typed, setTyped] = createSignal<string>()
  const [error, setError] = createSignal<string>()
  let inside = false
  let handedOver: string | undefined

  const said = (now: string) => (beginning !== '' && now.trim() === beginning ? '' : now)
  const text = () => typed() ?? answering.drafts().get(field) ?? stored()

  const input = (now: string) => {
    inside = true
    handedOver = undefined
    setTyped(now)
    answering.draft(field, said(now))
  }

  const leave = () => {
    inside = false
    const now = text()
    if (now === stored() || now === handedOver) return
    const result = valueOfText(definition, said(now))
    setError(result.ok ? undefined : result.error)
    if (!result.ok) return
    handedOver = now
    if (canonicalText(result.value) !== canonicalText(value())) answering.answer(field, result.value)
    else answering.draft(field, said(stored()))
  }

  createEffect(
    on(
      stored,
      () => {
        if (inside) return
        setTyped(undefined)
        setError(undefined)
      },
      { defer: true },
    ),
  )
  // A touch on a button does not take the focus everywhere, so a page can go while its field is still being typed in.
  onCleanup(() => {
    if (inside) leave()
  })

  return { text, error, input, leave }
}
