import type { Exercise } from './exercise.ts'
import { HandBack } from './HandBack.tsx'

/** The time that the session could last is over. */
export function Ended(props: {
  readonly exercises: readonly Exercise[]
  readonly onHandBack: () => Promise<boolean>
  readonly onHide: () => void
}) {
  return (
    <HandBack
      bar="The end of today"
      title="That is all we have time for today"
      kept="What you said is kept. You can go on with the rest next time."
      exercises={props.exercises}
      onHandBack={props.onHandBack}
      onHide={props.onHide}
    />
  )
}
