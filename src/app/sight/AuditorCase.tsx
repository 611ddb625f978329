import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { recordId } from '#record'
import { ByKey, Card, Item, PageHeader, Tag } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { beginnings } from '../cases/beginnings.ts'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { backToCases, RecordLines, UntilPanel } from './InSight.tsx'
import { shownRecords } from './shown-records.ts'

/** A case as its auditor sees it: the finished assessment to read, and the audit to write. */
export function AuditorCase() {
  return <ForCase>{(one) => <OneCase one={one()} />}</ForCase>
}

function OneCase(props: { readonly one: CaseOnDevice }) {
  const shown = createMemo(() => shownRecords(props.one, 'auditor'))
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
      <PageHeader back={backToCases()} title={caseFacts(props.one.file).name} />
      <div class="stack">
        <UntilPanel sight={props.one.sight} />
        <Card title="To read">
          <Show
            when={toRead().length > 0}
            fallback={
              <p class="small">No risk assessment is completed on this case yet. An audit needs one.</p>
            }
          >
            <RecordLines each={toRead()} />
          </Show>
        </Card>
        <Card title="Audit">
          <RecordLines each={audits()}>
            <ByKey each={toBegin()} by={({ header }) => recordId(header)}>
              {(begun) => (
                <Item
                  title={begun().form.title}
                  detail={begun().again ? 'Another one' : 'Not begun'}
                  action={<OpenRecord header={begun().header} label="Begin" about={begun().form.title} />}
                />
              )}
            </ByKey>
          </RecordLines>
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
