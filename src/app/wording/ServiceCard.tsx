import { createSignal, Show } from 'solid-js'
import { latestOfficerForm } from '#catalogue/officer'
import type { Result } from '#core'
import { optionsOf } from '#forms'
import type { AppendError } from '#store'
import { Card, Choice, GuidancePanel } from '#ui'
import { confidentialDays, profileOf } from '../cases/service-state.ts'
import { useApp } from '../parts/context.ts'
import { useWatched } from '../parts/use-watched.ts'
import { saveProblemInWords } from '../words/problem-words.ts'

/** What holds for the whole service, on every tablet: which kind it is, whose forms are offered, and how long the separate place opens without the server. */
export function ServiceCard() {
  const { open } = useApp()
  const service = useWatched(open.service.state)
  const [problem, setProblem] = createSignal<string>()
  const settings = latestOfficerForm('service-settings')
  const question = settings?.fields.get('profile/answer')
  const days = settings?.fields.get('confidential-days/answer')
  const keep = async (set: Promise<Result<null, AppendError>>) => {
    const kept = await set
    setProblem(kept.ok ? undefined : saveProblemInWords[kept.error])
  }
  return (
    <Card>
      <div class="stack">
        <Show when={problem()}>
          {(words) => (
            <GuidancePanel tone="problem" live title="Not changed">
              <p>{words()}</p>
            </GuidancePanel>
          )}
        </Show>
        <Choice
          id="service-profile"
          label={question?.label ?? ''}
          hint="Its forms are offered on every tablet. What was begun stays and goes on."
          options={question ? optionsOf(question) : []}
          value={profileOf(service())}
          onPick={(id) =>
            void keep(open.service.setProfile(id === 'sheffield' ? 'sheffield' : 'family-safeguarding'))
          }
        />
        <Choice
          id="confidential-days"
          label={days?.label ?? ''}
          hint="A tablet that has not met the server for longer does not open it until it has. Nothing is lost."
          options={days ? optionsOf(days) : []}
          value={String(confidentialDays(service()))}
          onPick={(id) => id !== null && void keep(open.service.setConfidentialDays(id))}
        />
      </div>
    </Card>
  )
}
