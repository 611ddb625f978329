import { createSignal } from 'solid-js'
import { renewRecoveryCodes, type SecondFactorProblem } from '#sync/second-factor'
import { Button } from '#ui'
import { useChangeParts } from '../parts/read-parts.ts'
import { Told } from '../parts/Told.tsx'
import { secondStepProblemInWords } from '../words/second-step-words.ts'

/** For codes that were used up, lost, or never seen because an answer of the server was lost on the way. */
export function NewCodes(props: { readonly onDrawn: (recoveryCodes: readonly string[]) => void }) {
  const parts = useChangeParts()
  const [problem, setProblem] = createSignal<SecondFactorProblem>()
  const [working, setWorking] = createSignal(false)
  const draw = async () => {
    if (working()) return
    setWorking(true)
    const drawn = await renewRecoveryCodes(parts)
    setWorking(false)
    setProblem(drawn.ok ? undefined : drawn.error)
    if (drawn.ok) props.onDrawn(drawn.value)
  }
  const words = () => {
    const why = problem()
    return why && secondStepProblemInWords(why)
  }
  return (
    <>
      <div>
        <Button aria-disabled={working()} onClick={() => void draw()}>
          Ten new recovery codes
        </Button>
      </div>
      <Told words={words()} tone="warning" />
    </>
  )
}
