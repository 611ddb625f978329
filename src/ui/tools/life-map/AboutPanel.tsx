import { Index, Show } from 'solid-js'
import type { PageState } from '#forms'
import { AnswerField } from '../../AnswerField.tsx'

/** The page's questions about the whole map, folded away once they are answered. */
export function AboutPanel(props: { readonly page: PageState }) {
  const questions = () => props.page.items.filter((item) => item.kind === 'question')
  const isAnswered = () => questions().every(({ answer }) => answer.state.kind === 'value')
  const openAtFirst = !isAnswered()
  return (
    <details class="tool-about" open={openAtFirst}>
      <summary>About this map</summary>
      <div class="tool-about-fields">
        <Index each={questions()}>
          {(question) => (
            <Show when={question().applies}>
              <AnswerField answer={question().answer} />
            </Show>
          )}
        </Index>
      </div>
    </details>
  )
}
