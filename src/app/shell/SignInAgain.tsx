import { Button, Dialog } from '#ui'
import { useApp } from '../parts/context.ts'
import { createSigningIn, SignInFields, submitOf } from '../parts/SignInFields.tsx'

/** A sign-in that ended is begun again where the person is; nothing closes. */
export function SignInAgain(props: { readonly open: boolean; readonly onClose: () => void }) {
  const { device, open } = useApp()
  const signing = createSigningIn(device, ({ officer }) => {
    if (officer.id !== open.profile.id)
      return `This device is open for ${open.profile.name}. Sign in with that person’s name.`
    props.onClose()
    void open.sync.round()
    return undefined
  })
  const close = () => {
    signing.forget()
    props.onClose()
  }
  return (
    <Dialog
      open={props.open}
      title="Sign in again"
      onClose={close}
      actions={
        <>
          <Button
            look={submitOf(signing).look}
            aria-disabled={signing.working()}
            onClick={() => void signing.submit()}
          >
            {submitOf(signing).words}
          </Button>
          <Button onClick={close}>Not now</Button>
        </>
      }
    >
      <p>This lets the device fetch what others wrote. What you wrote here is sent with or without it.</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void signing.submit()
        }}
      >
        <SignInFields id="again" of={signing} />
        {/* Enter in a field sends a form that has a submit button, seen or not. */}
        <button type="submit" hidden>
          Sign in
        </button>
      </form>
    </Dialog>
  )
}
