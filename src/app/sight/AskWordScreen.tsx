import { Show } from 'solid-js'
import { Card } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { beginnings } from '../cases/beginnings.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { askedInWords } from '../words/sight-words.ts'
import { GiveSight } from './GiveSight.tsx'
import { SightsOfCase } from './SightsOfCase.tsx'
import { UrgentWords } from './UrgentWords.tsx'

/** A manager asks a service manager for their word on whether a referral is urgent, and lets them look at it for a time. */
export function AskWordScreen() {
  return (
    <ManagersOnly words="Asking for a word on what is urgent is for managers.">
      <ForCase>{(one) => <AskAbout one={one()} />}</ForCase>
    </ManagersOnly>
  )
}

function AskAbout(props: { readonly one: CaseOnDevice }) {
  const role = () => `the ${props.one.practice.names['service-manager']}`
  return (
    <SightsOfCase
      one={props.one}
      title={`Ask ${role()} for their word`}
      intro="On whether this referral is urgent. They may look at it until a day that you choose; you can take it back at any time."
      before={
        <Card title="Whose word is there">
          <div class="stack">
            <UrgentWords one={props.one} />
            <WriteDown one={props.one} />
          </div>
        </Card>
      }
      list={{ title: 'Who was asked', none: 'Nobody so far.', inWords: askedInWords }}
      isListed={({ auditor }, { serviceManagers = [] }) =>
        serviceManagers.some(({ id }) => id === auditor.id)
      }
      saidOf={{
        given: (name) => `${name} is asked. They have the referral after their next sync.`,
        takenBack: (name) =>
          `${name} is not asked any more. The case leaves their device at its next contact; a word they gave stands.`,
      }}
      giving={(answer, onGive) => (
        <Show
          when={answer().serviceManagers?.length}
          fallback={
            <Card title="Ask">
              <p>{nobodyToAsk(answer().serviceManagers !== undefined, role())}</p>
            </Card>
          }
        >
          <GiveSight
            title="Ask"
            at={answer().at}
            people={answer().serviceManagers ?? []}
            days={3}
            who={{ label: 'Who is asked?', missing: 'Choose who is asked.' }}
            action="Ask for their word"
            words={
              <p>
                They are shown the request, the screening and whose word is there, and give their own. Their
                device holds all that officers keep on this case for that time, sealed; never what is
                confidential, nor what the client answered. Every look is in the audit log.
              </p>
            }
            onGive={(given) => onGive({ ...given, confidential: false })}
          />
        </Show>
      )}
    />
  )
}

/** For a word that came by telephone or e-mail. */
function WriteDown(props: { readonly one: CaseOnDevice }) {
  const fresh = () =>
    beginnings(props.one)
      .flatMap(({ forms }) => forms)
      .find(({ form }) => form.id === 'urgent-endorsement')
  return (
    <Show when={fresh()}>
      {(begun) => (
        <div class="actions">
          <OpenRecord header={begun().header} label="Write a word down" />
          <span class="small">Your own, or one that came by telephone or e-mail.</span>
        </div>
      )}
    </Show>
  )
}

const nobodyToAsk = (isKnown: boolean, role: string): string =>
  isKnown
    ? `Nobody in this service signs in as ${role}. Whoever runs the server can take them on.`
    : 'The server is older than this app and cannot ask them yet. Write down what they say on the telephone.'
