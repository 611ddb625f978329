import { Link } from '@tanstack/solid-router'
import { Card, PageHeader } from '#ui'

/** In the place of a screen that could not be drawn. What went wrong is not shown: it may hold what somebody wrote. */
export function ScreenFailed() {
  return (
    <>
      <PageHeader title="This screen cannot be shown" />
      <Card>
        <div class="stack">
          <p>
            Something in the app failed while it was drawn. Nothing is lost: what was written is kept on this
            device, and goes on being sent. Tell whoever looks after the app which screen it was.
          </p>
          <div>
            <Link class="button button-primary" to="/">
              Go to Today
            </Link>
          </div>
        </div>
      </Card>
    </>
  )
}
