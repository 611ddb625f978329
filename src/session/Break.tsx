import { BrandMark, Button, durationInWords, PageHeader, SessionFrame } from '#ui'
import { focusHeading } from './focus-heading.ts'
import { HelpButton } from './HelpButton.tsx'

/** A pause: nothing of what was said is on screen. `ms`: how long it has been. */
export function Break(props: {
  readonly ms: number
  readonly onCarryOn: () => void
  readonly onHide: () => void
}) {
  focusHeading()
  const minutes = () => Math.floor(props.ms / 60_000)
  return (
    <SessionFrame
      hideLabel="Hide"
      onHide={() => props.onHide()}
      bar={<strong class="session-name">A break</strong>}
      foot={
        <>
          <HelpButton of="break" />
          <Button look="primary" class="push" onClick={() => props.onCarryOn()}>
            Carry on
          </Button>
        </>
      }
    >
      <PageHeader
        title="Take the time you need"
        intro="What you said is kept. Nothing of it is on this page."
      />
      <div class="card break">
        <BrandMark size={72} />
        <p>Stand up, have some water, look out of the window. When you are ready, choose “Carry on”.</p>
        <p class="small num" role="timer">
          {minutes() < 1 ? 'The break has just begun.' : `On a break for ${durationInWords(minutes())}.`}
        </p>
      </div>
    </SessionFrame>
  )
}
