import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { isShownToAuditors } from '#casework'
import { recordId } from '#record'
import { ByKey, Card, GuidancePanel, Item, ItemList, PageHeader, Tag } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { beginnings } from '../cases/beginnings.ts'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { standingInWords } from '../cases/record-day.ts'
import { readRecord } from '../cases/record-form.ts'
import { sittingInWords, sittingNumber } from '../cases/sittings.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { untilInWords } from '../words/sight-words.ts'

/** A case as its auditor sees it: the finished assessment to read, and the audit to write. */
export function AuditorCase() {
  return <ForCase>{(one) => <OneCase one={one()} />}</ForCase>
}

function OneCase(props: { readonly one: CaseOnDevice }) {
  const shown = createMemo(() =>
    props.one.records
      .map((record) => readRecord(record, props.one.packs))
      .filter((reading) => reading !== null)
      .filter(({ header, standing }) => isShownToAuditors(header, standing.kind === 'completed')),
  )
  const audits = () => shown().filter(({ header }) => header.form === 'audit')
  const toRead = () => shown().filter(({ header }) => header.form !== 'audit')
  const toBegin = () =>
    !toRead().some(({ header }) => header.form === 'risk-assessment')
      ? []
      : beginnings(props.one).flatMap(
          ({ forms }) => forms.find(({ header }) => header.form === 'audit') ?? [],
        )
  return (
    <>
      <PageHeader
        back={
          <Link class="back-link" to="/cases">
            Cases
          </Link>
        }
        title={caseFacts(props.one.file).name}
      />
      <div class="stack">
        <Show when={props.one.sight}>
          {(sight) => (
            <GuidancePanel>
              <p>
                You may look at this case until {untilInWords(sight().until)}. What you read is in the
                service’s audit log.
              </p>
            </GuidancePanel>
          )}
        </Show>
        <Card title="To read">
          <Show
            when={toRead().length > 0}
            fallback={
              <p class="small">No risk assessment is completed on this case yet. An audit needs one.</p>
            }
          >
            <ItemList>
              <ByKey each={toRead()} by={({ header }) => recordId(header)}>
                {(reading) => <Line {...reading()} />}
              </ByKey>
            </ItemList>
          </Show>
        </Card>
        <Card title="Audit">
          <ItemList>
            <ByKey each={audits()} by={({ header }) => recordId(header)}>
              {(reading) => <Line {...reading()} />}
            </ByKey>
            <ByKey each={toBegin()} by={({ header }) => recordId(header)}>
              {(begun) => (
                <Item
                  title={begun().form.title}
                  detail={begun().again ? 'Another one' : 'Not begun'}
                  action={<OpenRecord header={begun().header} label="Begin" about={begun().form.title} />}
                />
              )}
            </ByKey>
          </ItemList>
          <Show when={audits().length + toBegin().length === 0}>
            <p class="small">An audit can be begun once a risk assessment is completed.</p>
          </Show>
        </Card>
        <Show when={props.one.sight?.confidential}>
          <section class="card separate" aria-labelledby="separate-title">
            <div class="separate-words">
              <Tag tone="plum">Confidential · never to the client</Tag>
              <h2 id="separate-title">A separate place</h2>
              <p class="small">
                With the confidential part of the risk assessment, if there is one. Opens with your
                passphrase, closes after two minutes.
              </p>
            </div>
            <Link class="button" to="/cases/$space/separate" params={{ space: props.one.space }}>
              Unlock
            </Link>
          </section>
        </Show>
      </div>
    </>
  )
}

function Line(reading: NonNullable<ReturnType<typeof readRecord>>) {
  const which = () => {
    const { sitting } = reading.header
    return sittingNumber(sitting) > 1 ? sittingInWords(sitting) : ''
  }
  return (
    <Item
      title={reading.form.title}
      detail={[standingInWords(reading), which()].filter(Boolean).join(' · ')}
      action={<OpenRecord header={reading.header} label="Open" about={reading.form.title} />}
    />
  )
}
