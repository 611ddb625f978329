import { Link } from '@tanstack/solid-router'
import { holdersOfCase } from '#casework'
import { PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import { answersOfCase } from '../cases/pathway.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { useGoOn } from '../parts/go-on.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { AllocatePanel } from './AllocatePanel.tsx'

/** Who works on one case, and giving it to somebody else. */
export function AllocateScreen() {
  const goOn = useGoOn()
  return (
    <ManagersOnly words="Who works on a case is for your manager to say.">
      <ForCase>
        {(one) => (
          <>
            <PageHeader
              back={
                <Link class="back-link" to="/cases/$space" params={{ space: one().space }}>
                  {caseFacts(one().file).name}
                </Link>
              }
              title="Who works on it"
              intro={introOf(holdersOfCase(answersOfCase(one())).map(({ name }) => name))}
            />
            <AllocatePanel
              one={one()}
              onDone={() => void goOn({ to: '/cases/$space', params: { space: one().space } })}
            />
          </>
        )}
      </ForCase>
    </ManagersOnly>
  )
}

const introOf = (names: readonly string[]): string =>
  names.length === 0
    ? 'Nobody has it yet.'
    : `${names.join(' and ')} ${names.length === 1 ? 'has' : 'have'} it now. Whoever it goes to reads all of it; who had it before sends what is unsent, and then no longer has it.`
