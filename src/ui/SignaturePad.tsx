import { createSignal, Match, Show, Switch } from 'solid-js'
import type { Json } from '#core'
import { type Ink, inkPath } from '#drawing/values'
import { isSignature, type SigningState } from '#forms'
import { Button } from './Button.tsx'
import { Field, type FieldWords } from './Field.tsx'
import { GuidancePanel } from './Guidance.tsx'
import { ownTouch } from './own-touch.ts'
import { createPen } from './pen.ts'

/** The box that is signed in, in its own units; how large it is on screen does not matter. */
const BOX = { width: 1200, height: 300 } as const

/**
 * A box to sign in with a finger, a pen or a mouse, and a button for those who would rather sign with their typed name. Nothing is signed
 * before it is said to be; what was signed is shown until it no longer holds.
 */
export function SignaturePad(
  props: FieldWords & {
    readonly value: Json
    readonly signing: SigningState
    readonly onSign: (value: Json) => void
  },
) {
  const given = () => (isSignature(props.value) ? props.value : undefined)
  const sign = (ink: Ink | null) => props.onSign({ ink, content: props.signing.content })
  return (
    <Field of="group" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <fieldset class="signature" id={props.id} tabindex="-1" aria-labelledby={`${props.id}-label`}>
        <Show when={props.signing.state === 'changed'}>
          <GuidancePanel tone="warning" live title="Please sign again">
            <p>Something was changed after this was signed. What was signed before is kept.</p>
          </GuidancePanel>
        </Show>
        <Show
          when={props.signing.state === 'stands' && given()}
          fallback={<Empty name={props.signing.name} onSign={sign} />}
        >
          {(signature) => (
            <>
              <SignatureShown ink={signature().ink} name={props.signing.name} />
              <div class="actions">
                <Button onClick={() => props.onSign(null)}>Take this signature away</Button>
              </div>
            </>
          )}
        </Show>
      </fieldset>
    </Field>
  )
}

/** A signature that was given, as it was drawn; the typed name where it was not. */
export function SignatureShown(props: { readonly ink: Ink | null; readonly name: string }) {
  return (
    <Show
      when={props.ink}
      fallback={<p class="signature-typed">{props.name === '' ? 'Signed' : props.name}</p>}
    >
      {(ink) => (
        <svg
          class="signature-box"
          viewBox={`0 0 ${ink().width} ${ink().height}`}
          role="img"
          aria-label={`Signature of ${props.name || 'the person'}`}
        >
          <path class="ink" d={inkPath(ink())} />
        </svg>
      )}
    </Show>
  )
}

function Empty(props: { readonly name: string; readonly onSign: (ink: Ink | null) => void }) {
  const pen = createPen(BOX)
  const [nameless, setNameless] = createSignal(false)
  const isDrawn = () => pen.strokes().length > 0
  const signByName = () => {
    setNameless(props.name === '')
    if (props.name !== '') props.onSign(null)
  }
  return (
    <>
      <div class="signature-box">
        {/* Signing by name, below, is the same for those who do not draw. */}
        <svg
          class="signature-draw"
          ref={ownTouch}
          viewBox={`0 0 ${BOX.width} ${BOX.height}`}
          role="img"
          aria-label={isDrawn() ? 'What you drew' : 'The box to sign in'}
          {...pen.handlers}
        >
          <path class="signature-line" d={`M60 ${BOX.height - 70}H${BOX.width - 60}`} />
          <path class="ink" d={inkPath({ strokes: pen.strokes() })} />
        </svg>
      </div>
      <Show when={nameless()}>
        <p class="field-error" role="alert">
          Type your name first, in the box above.
        </p>
      </Show>
      <div class="actions">
        <Switch>
          <Match when={isDrawn()}>
            <Button look="primary" onClick={() => props.onSign({ ...BOX, strokes: pen.strokes() })}>
              This is my signature
            </Button>
            <Button onClick={pen.clear}>Clear</Button>
          </Match>
          <Match when={true}>
            <Button onClick={signByName}>Sign with my typed name instead</Button>
          </Match>
        </Switch>
      </div>
    </>
  )
}
