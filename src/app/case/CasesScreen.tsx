import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { ByKey, Card, PageHeader, Tag, TextField } from '#ui'
import { type CaseFacts, caseFacts } from '../cases/case-facts.ts'
import { caseNeeds } from '../cases/case-needs.ts'
import { CASELOAD, type CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'

/** The cases on this device, by name. */
export function CasesScreen() {
  const { open, caseload } = useApp()
  const [search, setSearch] = createSignal('')
  const all = createMemo(() =>
    caseload()
      .cases.map((one) => ({ one, facts: caseFacts(one.file) }))
      .sort((a, b) => a.facts.name.localeCompare(b.facts.name, 'en')),
  )
  const found = createMemo(() => all().filter(({ facts }) => matches(facts, search())))
  const intro = () => {
    const count = caseload().cases.length
    if (!caseload().loaded) return 'Reading the cases from this device.'
    return open.profile.role === 'manager' ? `${count} in the service.` : `${count} of about ${CASELOAD}.`
  }
  return (
    <>
      <PageHeader title="Cases" intro={intro()} />
      <TextField
        id="search"
        label="Find by name or reference"
        hint="Looks on this device only."
        value={search()}
        onInput={setSearch}
      />
      <p role="status" class="visually-hidden">
        {search().trim() === '' ? '' : `${found().length} found`}
      </p>
      <Show when={caseload().loaded}>
        <Card>
          <Show
            when={found().length > 0}
            fallback={
              <p>
                {search().trim() === ''
                  ? 'No case is on this device yet. Connect, and your cases are fetched from the server.'
                  : 'No case on this device has that name or reference.'}
              </p>
            }
          >
            <ul class="item-list">
              <ByKey each={found()} by={({ one }) => one.space}>
                {(line) => <CaseLine one={line().one} facts={line().facts} />}
              </ByKey>
            </ul>
          </Show>
        </Card>
      </Show>
    </>
  )
}

function CaseLine(props: { readonly one: CaseOnDevice; readonly facts: CaseFacts }) {
  const { device } = useApp()
  const needs = createMemo(() => caseNeeds(props.one, device.parts.surroundings.clock()))
  return (
    <li>
      <span class="avatar" aria-hidden="true">
        {props.facts.initials}
      </span>
      <div class="item-words">
        <h2 class="case-name">
          <Link to="/cases/$space" params={{ space: props.one.space }}>
            {props.facts.name}
          </Link>
        </h2>
        <p class="small">{[props.facts.stageInWords, props.facts.area].filter(Boolean).join(' · ')}</p>
      </div>
      <div class="actions">
        <Show when={needs().alerts.length > 0}>
          <Tag tone="red">Alert</Tag>
        </Show>
        <Show when={needs().overdue.length > 0}>
          <Tag tone="amber">No outcome</Tag>
        </Show>
        <Show when={needs().conflicts.length > 0}>
          <Tag tone="amber">Two answers</Tag>
        </Show>
        <Show when={needs().aside.length + needs().damaged.length > 0 || needs().unreadable}>
          <Tag tone="amber">Needs you</Tag>
        </Show>
        <For each={props.facts.flags}>{(flag) => <Tag tone={flag.tone}>{flag.words}</Tag>}</For>
      </div>
    </li>
  )
}

const matches = ({ name, facts }: CaseFacts, search: string): boolean => {
  const wanted = plain(search).split(/\s+/).filter(Boolean)
  const text = plain([name, ...facts].join(' '))
  return wanted.every((word) => text.includes(word))
}

/** Without accents and capitals, so that "sian" finds "Siân". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
