import { createSignal, Show } from 'solid-js'
import { Card, Choice } from '#ui'
import { ForCase } from '../parts/ForCase.tsx'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { lookInWords } from '../words/sight-words.ts'
import { GiveSight } from './GiveSight.tsx'
import { SightsOfCase } from './SightsOfCase.tsx'

/** A manager lets an auditor look at one case for a time, and takes it back. */
export function SightScreen() {
  const [part, setPart] = createSignal('without')
  return (
    <ManagersOnly words="Letting an auditor look at a case is for managers.">
      <ForCase>
        {(one) => (
          <SightsOfCase
            one={one()}
            title="Let an auditor look"
            intro="For an audit of a risk assessment. Until a day that you choose; you can take it back at any time."
            list={{ title: 'Who may look', none: 'No auditor so far.', inWords: lookInWords }}
            isListed={({ auditor }, { serviceManagers }) =>
              serviceManagers?.every(({ id }) => id !== auditor.id) ?? true
            }
            saidOf={{
              given: (name) => `${name} may look at this case. They have it after their next sync.`,
              takenBack: (name) =>
                `${name} sees nothing more of this case. It leaves their device at its next contact.`,
            }}
            giving={(answer, onGive) => (
              <Show
                when={answer().auditors.length > 0}
                fallback={
                  <Card title="Give sight">
                    <p>Nobody in this service is an auditor. Whoever runs the server can take one on.</p>
                  </Card>
                }
              >
                <GiveSight
                  title="Give sight"
                  at={answer().at}
                  people={answer().auditors}
                  days={7}
                  who={{ label: 'Who may look?', missing: 'Choose an auditor.' }}
                  action="Let them look"
                  words={
                    <p>
                      The auditor is shown the completed risk assessment, its addenda and SARA, and writes the
                      audit. Their device holds all that officers keep on this case for that time, sealed;
                      never what the client answered. Every look is in the audit log.
                    </p>
                  }
                  more={
                    <Choice
                      id="sight-part"
                      label="With the separate place?"
                      hint="Two questions ask whether what is confidential sits where it should."
                      options={[
                        { id: 'without', label: 'Without it' },
                        { id: 'with', label: 'With its confidential part of the risk assessment' },
                      ]}
                      value={part()}
                      onPick={(id) => setPart(id ?? 'without')}
                    />
                  }
                  onGive={(given) => onGive({ ...given, confidential: part() === 'with' })}
                />
              </Show>
            )}
          />
        )}
      </ForCase>
    </ManagersOnly>
  )
}
