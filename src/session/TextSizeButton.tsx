import { createSignal } from 'solid-js'
import { Button } from '#ui'

const sizes = ['plain', 'large', 'largest'] as const
const next = { plain: 'Bigger text', large: 'Biggest text', largest: 'Normal text' } as const

// For this document only: nothing about the reader is kept.
const [size, setSize] = createSignal<(typeof sizes)[number]>('plain')

/** Goes round three sizes of everything. */
export function TextSizeButton() {
  const change = () => {
    const now = sizes[(sizes.indexOf(size()) + 1) % sizes.length] ?? 'plain'
    document.documentElement.dataset['textSize'] = now
    setSize(now)
  }
  return <Button onClick={change}>{next[size()]}</Button>
}
