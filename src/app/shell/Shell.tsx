import { Link, Outlet, useMatches } from '@tanstack/solid-router'
import CalendarDays from 'lucide-solid/icons/calendar-days'
import ChartBar from 'lucide-solid/icons/chart-bar'
import Folder from 'lucide-solid/icons/folder'
import Hourglass from 'lucide-solid/icons/hourglass'
import Inbox from 'lucide-solid/icons/inbox'
import Lock from 'lucide-solid/icons/lock'
import TabletSmartphone from 'lucide-solid/icons/tablet-smartphone'
import Users from 'lucide-solid/icons/users'
import { createMemo, createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import { seesBySight, stagesOf } from '#casework'
import { AppFrame, Button, GuidancePanel, Help, NavRail, SyncWords } from '#ui'
import { answersOfCase } from '../cases/pathway.ts'
import { isReferral } from '../cases/referrals.ts'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { helpFor } from '../words/help.ts'
import { needsUpdate, syncInWords, syncProblemInWords, updateInWords } from '../words/sync-words.ts'
import { NearlyFull } from './NearlyFull.tsx'
import { SignInAgain } from './SignInAgain.tsx'
import { UpdateNeeded } from './UpdateNeeded.tsx'
import { WrongClock } from './WrongClock.tsx'

/** Other screens than everybody else's, which do not load them. */
const SightOutlet = lazy(async () => ({
  default: (await import('../sight/SightOutlet.tsx')).SightOutlet,
}))

/** The rail, what stands in the way of syncing, and the screen. */
export function Shell() {
  const { device, open, caseload, sync } = useApp()
  const [signingIn, setSigningIn] = createSignal(false)
  onMount(() => requestAnimationFrame(focusHeading)) // the first screen after the lock
  const words = createMemo(() => syncInWords(sync(), device.parts.surroundings.clock()))
  const answers = createMemo(() => caseload().cases.map(answersOfCase))
  const referrals = () => answers().filter(isReferral).length
  const waiting = () => answers().filter((one) => stagesOf(one).includes('waiting')).length
  const bySight = seesBySight(open.profile.role)
  const matches = useMatches()
  const help = createMemo(() => helpFor(matches().at(-1)?.fullPath ?? '', open.profile.role))
  const problem = () => {
    const now = sync().problem
    return now === null || now === 'offline' || now === 'update-needed' ? null : now
  }
  return (
    <AppFrame
      rail={
        <NavRail
          label="Main"
          foot={<SyncWords state={words().state} words={words().words} detail={words().detail} />}
        >
          <Show when={!bySight}>
            <li>
              <Link class="nav-link" to="/" activeOptions={{ exact: true }}>
                <CalendarDays size={20} />
                Today
              </Link>
            </li>
          </Show>
          <li>
            <Link class="nav-link" to="/cases">
              <Folder size={20} />
              Cases
              <Count of={caseload().cases.length} />
            </Link>
          </li>
          <Show when={open.profile.role === 'manager'}>
            <li>
              <Link class="nav-link" to="/referrals">
                <Inbox size={20} />
                Referrals
                <Count of={referrals()} />
              </Link>
            </li>
            <li>
              <Link class="nav-link" to="/waiting">
                <Hourglass size={20} />
                Waiting
                <Count of={waiting()} />
              </Link>
            </li>
            <li>
              <Link class="nav-link" to="/team">
                <Users size={20} />
                Team
              </Link>
            </li>
          </Show>
          <Show when={open.profile.role === 'service-manager'}>
            <li>
              <Link class="nav-link" to="/figures">
                <ChartBar size={20} />
                Figures
              </Link>
            </li>
          </Show>
          <li>
            <Link class="nav-link" to="/device">
              <TabletSmartphone size={20} />
              Device
            </Link>
          </li>
          <li>
            <Help look="rail" title={help().title} paragraphs={help().paragraphs} />
          </li>
          <li>
            <button type="button" class="nav-link nav-button" onClick={() => void device.leave('/')}>
              <Lock size={20} />
              Lock
            </button>
          </li>
        </NavRail>
      }
    >
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel tone="warning" live>
            <p>{syncProblemInWords[now()]}</p>
            <Show when={now() === 'signed-out'}>
              <div>
                <Button onClick={() => setSigningIn(true)}>Sign in again</Button>
              </div>
            </Show>
          </GuidancePanel>
        )}
      </Show>
      <Show when={needsUpdate(sync())}>
        <UpdateNeeded words={updateInWords(sync())} />
      </Show>
      <NearlyFull />
      <WrongClock />
      <SignInAgain open={signingIn()} onClose={() => setSigningIn(false)} />
      <Show when={bySight} fallback={<Outlet />}>
        <Suspense>
          <SightOutlet />
        </Suspense>
      </Show>
    </AppFrame>
  )
}

function Count(props: { readonly of: number }) {
  const { caseload } = useApp()
  return (
    <Show when={caseload().loaded}>
      <span class="nav-count">{props.of}</span>
    </Show>
  )
}
