import { createSignal, Show } from 'solid-js'
import { latestOfficerForm } from '#catalogue/officer'
import { optionsOf } from '#forms'
import { Card, Choice, GuidancePanel } from '#ui'
import { profileOf } from '../cases/service-state.ts'
import { useApp } from '../parts/context.ts'
import { useWatched } from '../parts/use-watched.ts'
import { saveProblemInWords } from '../words/problem-words.ts'

/** Which kind of service this is: its forms are offered, on every tablet. */
export function ServiceCard() {
  const { open } = useApp()
  const service = useWatched(open.service.state)
  const [problem, setProblem] = createSignal<string>()
  const question = latestOfficerForm('service-settings')?.fields.get('profile/answer')
  const pick = async (id: string | null) => {
    const set = await open.service.setProfile(id === 'sheffield' ? 'sheffield' : 'family-safeguarding')
    setProblem(set.ok ? undefined : saveProblemInWords[set.error])
  }
  return (
    <Card>
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
        onPick={(id) => void pick(id)}
      />
    </Card>
  )
}
