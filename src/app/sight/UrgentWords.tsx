import { createMemo, Show } from 'solid-js'
import { dateInWords } from '#forms'
import { type Head, recordId } from '#record'
import { ByKey, Item, ItemList, Tag, type Tone } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { type UrgentWord, urgentWords } from '../cases/urgent-words.ts'
import { useApp } from '../parts/context.ts'
import { useSaid } from '../parts/said.ts'

/** Whose word on urgency is there, what it is, and who wrote it down where it was somebody else. */
export function UrgentWords(props: { readonly one: CaseOnDevice }) {
  const { open } = useApp()
  const said = useSaid()
  const words = createMemo(() => urgentWords(props.one))
  const nameOfAuthor = ({ statement: { author } }: Head) =>
    author === open.vault.author ? open.profile.name : (props.one.people[author] ?? '')
  const writtenDown = ({ name, writtenBy }: UrgentWord) =>
    writtenBy.filter((head) => nameOfAuthor(head).toLowerCase() !== name.trim().toLowerCase())
  return (
    <Show when={words().length > 0} fallback={<p class="small">Nobody has given their word yet.</p>}>
      <ItemList>
        <ByKey each={words()} by={({ header }) => recordId(header)}>
          {(word) => (
            <Item
              lead={<Tag tone={answerOf(word()).tone}>{answerOf(word()).words}</Tag>}
              title={whose(word(), props.one)}
              detail={
                <>
                  {detailOf(word())}
                  <Show when={writtenDown(word()).length > 0}>
                    <span class="whose">Written down by: {writtenDown(word()).map(said).join('; ')}</span>
                  </Show>
                </>
              }
            />
          )}
        </ByKey>
      </ItemList>
    </Show>
  )
}

const answerOf = ({ endorsed }: UrgentWord): { readonly words: string; readonly tone: Tone } =>
  endorsed === 'yes'
    ? { words: 'Urgent', tone: 'red' }
    : endorsed === 'no'
      ? { words: 'Not urgent', tone: 'plain' }
      : { words: 'Two answers', tone: 'amber' }

function whose({ as, name }: UrgentWord, { practice: { names } }: CaseOnDevice): string {
  const place =
    as === 'team-manager' || as === 'service-manager' ? `The ${names[as]}` : 'Nobody says whose word'
  return [place, name.trim()].filter(Boolean).join(', ')
}

const detailOf = ({ on, how, why }: UrgentWord): string =>
  [on && `Given on ${dateInWords(on)}`, how, why].filter(Boolean).join(' · ')
