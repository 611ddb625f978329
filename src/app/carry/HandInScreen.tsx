import { Link } from '@tanstack/solid-router'
import { Card, PageHeader } from '#ui'
import { useApp } from '../parts/context.ts'
import { HandIn } from './HandIn.tsx'

/** Handing in a file from another device without locking this one. */
export function HandInScreen() {
  const { device } = useApp()
  return (
    <>
      <PageHeader
        title="Hand in a file"
        intro="With a file from a device that has no connection. Nobody can read it here, and nothing of it stays here."
        back={
          <Link class="back-link" to="/device">
            This device
          </Link>
        }
      />
      <Card>
        <HandIn fetch={device.parts.fetch} />
      </Card>
    </>
  )
}
