import { createSignal, ErrorBoundary, type JSX, lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Form, PageState, Tool } from '#forms'
import { usePage } from '../answering.ts'
import { Button } from '../Button.tsx'
import { createDesk, type ToolComponent } from './tool.ts'

/** Each tool `lazy`, in a file of its own, fetched when it is first opened; the service worker has it offline. */
const tools: { readonly [tool in Tool]?: ToolComponent } = {
  'life-map': lazy(async () => ({ default: (await import('./life-map/LifeMap.tsx')).LifeMap })),
  'relationship-circle': lazy(async () => ({
    default: (await import('./relationship-circle/RelationshipCircle.tsx')).RelationshipCircle,
  })),
  storyboard: lazy(async () => ({ default: (await import('./storyboard/Storyboard.tsx')).Storyboard })),
  wheel: lazy(async () => ({ default: (await import('./wheel/Wheel.tsx')).Wheel })),
}

/** These show all pages of their form in one: where they stand one under the other, each is its fields. */
const ofWholeForm: ReadonlySet<Tool> = new Set<Tool>(['storyboard', 'wheel'])

/**
 * A page that can be answered by hand in a tool, or in its fields. Both read and write the same answers, so either shows what the other did.
 * `children`: the fields.
 */
export function ToolPage(props: {
  readonly form: Form
  readonly page: PageState
  readonly tool: Tool
  readonly children: JSX.Element
}) {
  const { whole } = usePage()
  const [asList, setAsList] = whole?.asList ?? createSignal(false)
  const desk = createDesk()
  const tool = () => (whole === null && ofWholeForm.has(props.tool) ? undefined : tools[props.tool])
  return (
    <Show when={tool()} fallback={props.children}>
      {(component) => (
        <div class="tool-page">
          <div class="tool-switch">
            <Button aria-pressed={asList()} onClick={() => setAsList(!asList())}>
              {asList() ? 'Show as a picture' : 'Show as a list'}
            </Button>
          </div>
          <Show when={!asList()} fallback={props.children}>
            <ErrorBoundary
              fallback={
                <>
                  <p role="alert">The picture could not be opened. Everything in it is in this list.</p>
                  {props.children}
                </>
              }
            >
              <Suspense fallback={<p role="status">Opening the picture.</p>}>
                <Dynamic component={component()} form={props.form} page={props.page} desk={desk}>
                  {props.children}
                </Dynamic>
              </Suspense>
            </ErrorBoundary>
          </Show>
        </div>
      )}
    </Show>
  )
}
