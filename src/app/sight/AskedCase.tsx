import { createMemo, createSignal, For, Show } from 'solid-js'
import { isSameRecord } from '#record'
import { Button, Card, IdentityBar, Tag } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { answersOfCase, noticesOfCase } from '../cases/pathway.ts'
import { beginOwnWord, ownWord, serviceManagersWord } from '../cases/urgent-words.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { useGoOn } from '../parts/go-on.ts'
import { backToCases, RecordLines, UntilPanel } from './InSight.tsx'
import { shownRecords } from './shown-records.ts'
import { UrgentWords } from './UrgentWords.tsx'

/** A case as the service manager sees it who is asked for their word: the referral, whose word is there, and the way to give their own. */
export function AskedCase() {
  return <ForCase>{(one) => <OneCase one={one()} />}</ForCase>
}

function OneCase(props: { readonly one: CaseOnDevice }) {
  const facts = createMemo(() => caseFacts(props.one.file))
  const toRead = createMemo(() =>
    shownRecords(props.one, 'service-manager').filter(({ header }) => header.form !== 'urgent-endorsement'),
  )
  return (
    <>
      {backToCases()}
      <IdentityBar
        initials={facts().initials}
        name={facts().name}
        facts={facts().facts}
        tags={<For each={facts().flags}>{(flag) => <Tag tone={flag.tone}>{flag.words}</Tag>}</For>}
      />
      <div class="stack">
        <UntilPanel sight={props.one.sight} />
        <WordCard one={props.one} />
        <Card title="The referral">
          <Show when={toRead().length > 0} fallback={<p class="small">No request is written down yet.</p>}>
            <RecordLines each={toRead()} />
          </Show>
        </Card>
      </div>
    </>
  )
}

function WordCard(props: { readonly one: CaseOnDevice }) {
  const { device, open, addresses } = useApp()
  const goOn = useGoOn()
  const today = () => dayOf(device.parts.surroundings.clock())
  const header = () => ownWord(props.one.space, open.vault.author)
  const isBegun = () => props.one.records.some((record) => isSameRecord(record.header, header()))
  const urgent = createMemo(() => noticesOfCase(props.one, today()).find(({ id }) => id === 'urgent'))
  const concerns = createMemo(() =>
    answersOfCase(props.one)
      .of('request-for-service')
      .flatMap((request) => request.said('concern').filter(Boolean)),
  )
  const [beginning, setBeginning] = createSignal(false)
  const give = async () => {
    if (beginning()) return
    setBeginning(true) // a second tap would begin it a second time
    const own = header()
    await beginOwnWord(open.editors, own, { name: open.profile.name, today: today() })
    setBeginning(false)
    await goOn({
      to: '/cases/$space/records/$record',
      params: { space: own.space, record: addresses.of(own) },
    })
  }
  return (
    <Card title="Is it urgent?">
      <div class="stack">
        <p>
          <Show when={urgent()} fallback="Nothing asks for your word on it now.">
            {(notice) => (
              <>
                <strong>{notice().title}.</strong> {notice().why}
              </>
            )}
          </Show>
        </p>
        <For each={concerns()}>
          {(concern) => (
            <div>
              <h3>The concern</h3>
              <p class="kept-words">{concern}</p>
            </div>
          )}
        </For>
        <UrgentWords one={props.one} />
        <div class="actions">
          <Show
            when={isBegun()}
            fallback={
              <Button look="primary" onClick={() => void give()}>
                Give your word
              </Button>
            }
          >
            <OpenRecord
              header={header()}
              label={
                serviceManagersWord(props.one, open.vault.author) === 'own'
                  ? 'Open your word'
                  : 'Go on with your word'
              }
            />
          </Show>
        </div>
        <p class="small">
          Your word is kept on this device as you write it, and goes to the service when there is a
          connection.
        </p>
      </div>
    </Card>
  )
}
