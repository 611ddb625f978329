import { Link } from '@tanstack/solid-router'
import { PageHeader } from '#ui'

export function NotHere(props: { readonly words: string }) {
  return (
    <>
      <PageHeader title="Not here" intro={props.words} />
      <div class="actions">
        <Link class="button" to="/cases">
          Go to Cases
        </Link>
      </div>
    </>
  )
}
