import { createMemo, Show } from 'solid-js'
import { CASELOAD } from '#casework'
import { Button, Card, PageHeader, ProgressBar } from '#ui'
import { mayCountersign } from '../case/may-write.ts'
import { agendaToday } from '../cases/agenda.ts'
import { isAhead } from '../cases/appointments.ts'
import { caseNeeds, needsCount } from '../cases/case-needs.ts'
import { useParkedCount } from '../parked/use-parked.ts'
import { useApp } from '../parts/context.ts'
import { usePlaces } from '../parts/use-places.ts'
import { useWatched } from '../parts/use-watched.ts'
import { SyncNow } from '../shell/DeviceScreen.tsx'
import { syncInWords } from '../words/sync-words.ts'
import { todayInWords } from '../words/today-words.ts'
import { ComingUpCard } from './ComingUpCard.tsx'
import { DueCard } from './DueCard.tsx'
import { NeedsYouCard } from './NeedsYouCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'

const dayInWords = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

export function TodayScreen() {
  const { device, update, open, caseload, sync } = useApp()
  const now = device.parts.surroundings.clock
  const waiting = useWatched(update.waiting)
  const places = usePlaces()
  const parked = useParkedCount()
  const needs = createMemo(() =>
    caseload().cases.map((one) => ({ one, needs: caseNeeds(one, now(), mayCountersign(open.profile.role)) })),
  )
  const lines = createMemo(() => agendaToday(caseload().cases, places() ?? new Map(), now()))
  const intro = () =>
    todayInWords({
      open: places()?.size ?? 0,
      planned: lines().filter(({ appointment }) => isAhead(appointment, now())).length,
      needs: needs().reduce((sum, { needs: one }) => sum + needsCount(one), 0) + (parked() > 0 ? 1 : 0),
    })
  const words = () => syncInWords(sync(), now())

  return (
    <>
      <PageHeader title={dayInWords.format(now())} intro={intro()} />
      <div class="split">
        <div class="stack">
          <SessionsCard places={places()} lines={lines()} />
          <NeedsYouCard needs={needs()} parked={parked()} />
          <DueCard />
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
          <ComingUpCard />
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
