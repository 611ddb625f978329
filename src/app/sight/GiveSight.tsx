import { createSignal, type JSX } from 'solid-js'
import type { SightsAnswer } from '#protocol/sight'
import { Button, Card, Choice } from '#ui'
import { dayChoiceInWords } from '../words/sight-words.ts'
import { endOfSight } from './end-of-sight.ts'
import type { Given } from './SightsOfCase.tsx'

/** Today counts as the first. */
const lengths = [1, 3, 7, 14] as const

/** To whom, and until the end of which day. `at`: the server's time. */
export function GiveSight(props: {
  readonly title: string
  readonly at: number
  readonly people: SightsAnswer['auditors']
  readonly days: (typeof lengths)[number]
  readonly who: { readonly label: string; readonly missing: string }
  readonly action: string
  /** What it means. */
  readonly words: JSX.Element
  /** What else is asked. */
  readonly more?: JSX.Element
  readonly onGive: (given: Pick<Given, 'auditor' | 'until'>) => void
}) {
  const [picked, setPicked] = createSignal<string>()
  const [days, setDays] = createSignal<number>()
  const [missing, setMissing] = createSignal(false)
  const person = () => props.people.find(({ id }) => id === picked())
  const length = () => days() ?? props.days
  const untilOf = (count: number) => endOfSight(props.at, count)
  const give = () => {
    const who = person()
    setMissing(who === undefined)
    if (who) props.onGive({ auditor: who, until: untilOf(length()) })
  }
  return (
    <Card title={props.title}>
      <div class="stack">
        {props.words}
        <Choice
          id="sight-person"
          label={props.who.label}
          {...(missing() && !person() ? { error: props.who.missing } : {})}
          options={props.people.map(({ id, name }) => ({ id, label: name }))}
          value={picked() ?? null}
          onPick={(id) => setPicked(id ?? undefined)}
        />
        <Choice
          id="sight-days"
          label="Until when?"
          options={lengths.map((count) => ({
            id: String(count),
            label: dayChoiceInWords(untilOf(count), count),
          }))}
          value={String(length())}
          onPick={(id) => setDays(id === null ? undefined : Number(id))}
        />
        {props.more}
        <div class="actions">
          <Button look="primary" onClick={give}>
            {props.action}
          </Button>
        </div>
      </div>
    </Card>
  )
}
