import { createMemo, Show } from 'solid-js'
import { Button, Card, PageHeader, ProgressBar } from '#ui'
import { caseNeeds, needsCount } from '../cases/case-needs.ts'
import { CASELOAD } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { usePlaces } from '../parts/use-places.ts'
import { useWatched } from '../parts/use-watched.ts'
import { OpenSessions } from '../session/OpenSessions.tsx'
import { SyncNow } from '../shell/DeviceScreen.tsx'
import { syncInWords } from '../words/sync-words.ts'
import { NeedsYouCard } from './NeedsYouCard.tsx'

const dayInWords = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

export function TodayScreen() {
  const { device, update, open, caseload, sync } = useApp()
  const now = device.parts.surroundings.clock
  const waiting = useWatched(update.waiting)
  const places = usePlaces()
  const needs = createMemo(() => caseload().cases.map((one) => ({ one, needs: caseNeeds(one) })))
  const count = () => needs().reduce((sum, { needs: one }) => sum + needsCount(one), 0)
  const words = () => syncInWords(sync(), now())

  return (
    <>
      <PageHeader title={dayInWords.format(now())} intro={summary(places()?.size ?? 0, count())} />
      <div class="split">
        <div class="stack">
          <OpenSessions places={places()} />
          <NeedsYouCard needs={needs()} />
        </div>
        <div class="stack">
          <Show when={waiting() && places()?.size === 0}>
            <Card title="Update">
              <div class="stack">
                <p>A newer version of the app is ready. The device locks, and you unlock into it.</p>
                <div>
                  <Button look="primary" onClick={() => void update.accept(device)}>
                    Lock and update
                  </Button>
                </div>
              </div>
            </Card>
          </Show>
          <Card title={open.profile.role === 'manager' ? 'Cases' : 'Caseload'}>
            <div class="caseload">
              <span class="caseload-count num">{caseload().cases.length}</span>
              <Show
                when={open.profile.role !== 'manager'}
                fallback={<p class="small">All cases of the service that are on this device.</p>}
              >
                <ProgressBar
                  label="Caseload"
                  done={Math.min(caseload().cases.length, CASELOAD)}
                  of={CASELOAD}
                  words={`of about ${CASELOAD}`}
                />
              </Show>
            </div>
          </Card>
          <Card title="On this device">
            <div class="stack">
              <p>
                <strong>{words().words}.</strong> {words().detail}
              </p>
              <SyncNow />
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

function summary(sessions: number, needs: number): string {
  const parts = [
    sessions === 0 ? '' : sessions === 1 ? 'One session is open' : `${sessions} sessions are open`,
    needs === 0 ? '' : needs === 1 ? 'one thing needs you' : `${needs} things need you`,
  ].filter(Boolean)
  const said = parts.join(', ')
  return said === '' ? 'Nothing is waiting for you.' : `${said[0]?.toUpperCase()}${said.slice(1)}.`
}
