import { CASELOAD } from '#casework'

/** The bar is full at this many: room beyond what is expected, to see who is over it. */
const FULL = Math.round(CASELOAD * 1.4)

/** Live cases against what is expected of one officer; striped, what another case would add. The number says the same. */
export function LoadBar(props: { readonly load: number; readonly adds: number }) {
  const share = (cases: number) => `${Math.min(100, (cases / FULL) * 100)}%`
  return (
    <span class="load">
      <span class="load-bar" aria-hidden="true">
        <span class="load-now" style={{ width: share(props.load) }} />
        <span class="load-more" style={{ width: share(props.adds) }} />
        <span class="load-line" style={{ left: share(CASELOAD) }} />
      </span>
      <span class="load-count num">
        {props.load}
        <span class="visually-hidden"> live cases of about {CASELOAD}</span>
      </span>
    </span>
  )
}
