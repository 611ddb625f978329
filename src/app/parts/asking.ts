import { type Accessor, createSignal } from 'solid-js'

/** A question that a dialog puts to the person. */
export type Asking = {
  /** Puts it, and waits for what the person says. Whoever asks meanwhile gets the same answer. */
  readonly ask: () => Promise<boolean>
  /** How the dialog says it; undefined while nothing is asked. */
  readonly answer: Accessor<((yes: boolean) => void) | undefined>
}

export function createAsking(): Asking {
  const [answer, setAnswer] = createSignal<(yes: boolean) => void>()
  let asked: Promise<boolean> | undefined
  const put = () =>
    new Promise<boolean>((resolve) =>
      setAnswer(() => (yes: boolean) => {
        asked = undefined
        setAnswer(undefined)
        resolve(yes)
      }),
    )
  return {
    ask() {
      asked ??= put()
      return asked
    },
    answer,
  }
}
