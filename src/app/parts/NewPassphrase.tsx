import { createMemo, createSignal, Show } from 'solid-js'
import type { Random } from '#core'
import { Button, TextField } from '#ui'
import { offerPassphrase, passphraseProblem, type Strength, strengthOf } from '../device/passphrase.ts'
import { passphraseProblemInWords } from '../words/problem-words.ts'

const strengthInWords: { readonly [strength in Strength]: string } = {
  weak: 'Weak',
  fair: 'Fair: a word or two more makes it strong',
  strong: 'Strong',
}
const strengthSteps: { readonly [strength in Strength]: number } = { weak: 1, fair: 2, strong: 3 }

/** What is typed twice as a new passphrase, and words that were drawn for it on this device. */
export function createNewPassphrase(random: Random) {
  const [offer, setOffer] = createSignal<string | null>(null)
  const [typed, setTyped] = createSignal('')
  const [again, setAgain] = createSignal('')
  const [problem, setProblem] = createSignal<{ readonly at: 'first' | 'second'; readonly words: string }>()
  return {
    ...{ offer, typed, setTyped, again, setAgain },
    suggest: () => setOffer(offerPassphrase(random)),
    /** Nothing of it is left on screen. */
    clear() {
      setOffer(null)
      setTyped('')
      setAgain('')
    },
    /** What stands wrong at a field. */
    errorAt: (at: 'first' | 'second') => (problem()?.at === at ? problem()?.words : undefined),
    refuse: (words: string) => setProblem({ at: 'first', words }),
    /** Whether it will do; what will not is said at its field. */
    isGood(): boolean {
      const wrong = passphraseProblem(typed())
      if (wrong) setProblem({ at: 'first', words: passphraseProblemInWords[wrong] })
      else if (typed() !== again())
        setProblem({ at: 'second', words: 'The two are not the same. Type it once more.' })
      else setProblem(undefined)
      return problem() === undefined
    },
  }
}

export type NewPassphrase = ReturnType<typeof createNewPassphrase>

/** Five words drawn on this device, to be taken or not. */
export function PassphraseOffer(props: { readonly hand: NewPassphrase }) {
  return (
    <div class="stack">
      <div>
        <Button onClick={() => props.hand.suggest()}>
          {props.hand.offer() ? 'Suggest five other words' : 'Suggest five words'}
        </Button>
      </div>
      <Show when={props.hand.offer()}>
        {(words) => (
          <p class="passphrase-offer" role="status">
            {words()}
          </p>
        )}
      </Show>
    </div>
  )
}

/** The two fields of it, and how strong it is. */
export function NewPassphraseFields(props: { readonly hand: NewPassphrase; readonly label: string }) {
  const strength = createMemo(() => strengthOf(props.hand.typed()))
  return (
    <>
      <TextField
        id="new-passphrase"
        label={props.label}
        hint="At least 12 characters, or four words."
        secret
        value={props.hand.typed()}
        error={props.hand.errorAt('first')}
        onInput={props.hand.setTyped}
      />
      <Show when={props.hand.typed() !== ''}>
        <div class="strength">
          <meter
            aria-label="How strong the passphrase is"
            min="0"
            max="3"
            low="1.5"
            high="2.5"
            optimum="3"
            value={strengthSteps[strength()]}
          />
          <span class="small">{strengthInWords[strength()]}</span>
        </div>
      </Show>
      <TextField
        id="new-passphrase-again"
        label="The same again"
        secret
        value={props.hand.again()}
        error={props.hand.errorAt('second')}
        onInput={props.hand.setAgain}
      />
    </>
  )
}
