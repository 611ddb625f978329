import { timeLeftInWords } from '#ui'
import { SESSION_MS } from './time-left.ts'

/** How much of the session is left, as a bar and in words. `ms`: what is left. */
export function TimeLeft(props: { readonly ms: number }) {
  const used = () => Math.min(SESSION_MS, Math.max(0, SESSION_MS - props.ms))
  return (
    <div class="progress">
      <progress aria-label="Time used" value={used()} max={SESSION_MS}>
        {timeLeftInWords(props.ms)}
      </progress>
      <span class="small num">{timeLeftInWords(props.ms)}</span>
    </div>
  )
}
