import { For, Show } from 'solid-js'
import { inkPath } from '#drawing/values'
import {
  type DocumentModel,
  type Entry,
  markInWords,
  type PhotographOf,
  type Section,
  type SignaturePlace,
  signedInWords,
  type Told,
} from '#report'
import { Photograph, PictureShown } from '#ui'
import { usePhotographs } from '../parts/use-photographs.ts'

/** A copy as a page to read and to print: everything in the model, and nothing else. */
export function CopyArticle(props: { readonly model: DocumentModel }) {
  return (
    <article class="copy" lang="en-GB" aria-labelledby="copy-title">
      <header class="copy-head">
        <h2 id="copy-title">{props.model.title}</h2>
        <p class="copy-note">{props.model.audience}</p>
        <dl class="copy-facts">
          <For each={props.model.facts}>
            {(fact) => (
              <div>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            )}
          </For>
        </dl>
        <For each={props.model.notices}>{(notice) => <p class="copy-notice">{notice}</p>}</For>
      </header>
      <For each={props.model.sections}>{(section) => <OneRecord section={section} />}</For>
    </article>
  )
}

function OneRecord(props: { readonly section: Section }) {
  return (
    <section class="copy-record">
      <div class="copy-title">
        <h3>{props.section.title}</h3>
        <p class="copy-note">{props.section.about}</p>
      </div>
      <Show when={props.section.notice}>{(notice) => <p class="copy-notice">{notice()}</p>}</Show>
      <Pictured picture={props.section.picture} />
      <For each={props.section.groups}>
        {(group) => (
          <section class="copy-group">
            <h4>{group.title}</h4>
            <For each={group.told}>{(told) => <WasTold told={told} />}</For>
            <Pictured picture={group.picture} />
            <Show when={group.entries.length > 0}>
              <dl>
                <For each={group.entries}>{(entry) => <OneEntry entry={entry} />}</For>
              </dl>
            </Show>
            <For each={group.photographs}>{(one) => <PhotographShown one={one} />}</For>
          </section>
        )}
      </For>
      <For each={props.section.signatures}>{(place) => <Signatures place={place} />}</For>
    </section>
  )
}

function Pictured(props: { readonly picture: Section['picture'] }) {
  return (
    <Show when={props.picture}>
      {(picture) => (
        <div class="copy-picture">
          <PictureShown picture={picture()} />
        </div>
      )}
    </Show>
  )
}

/** Where the device has it; else what is printed says that it has not. */
function PhotographShown(props: { readonly one: PhotographOf }) {
  const follow = usePhotographs(() => props.one.record)
  return (
    <div class="copy-picture">
      <Photograph photo={props.one.photo} label={props.one.label} follow={follow} />
    </div>
  )
}

function WasTold(props: { readonly told: Told }) {
  return (
    <div class="copy-entry">
      <Show when={props.told.title}>
        {(title) => (
          <p>
            <strong>{title()}</strong>
          </p>
        )}
      </Show>
      <For each={props.told.text}>{(paragraph) => <p>{paragraph}</p>}</For>
    </div>
  )
}

function OneEntry(props: { readonly entry: Entry }) {
  return (
    <div class="copy-entry">
      <dt>{props.entry.question}</dt>
      <For each={props.entry.answers}>{(answer) => <dd class="copy-answer">{answer}</dd>}</For>
      <For each={props.entry.also}>{(words) => <dd class="copy-note">{words}</dd>}</For>
      <For each={props.entry.marks}>{(mark) => <dd class="copy-note">{markInWords[mark]}</dd>}</For>
    </div>
  )
}

function Signatures(props: { readonly place: SignaturePlace }) {
  return (
    <section class="copy-group">
      <h4>{props.place.label}</h4>
      <For each={props.place.signed} fallback={<p class="copy-note">Not signed</p>}>
        {(signed) => (
          <div class="copy-signature">
            <Show when={signed.ink}>
              {(ink) => (
                <svg role="img" viewBox={`0 0 ${ink().width} ${ink().height}`}>
                  <title>Signature</title>
                  <path d={inkPath(ink())} />
                </svg>
              )}
            </Show>
            <For each={signedInWords(signed)}>{(words) => <p class="copy-note">{words}</p>}</For>
          </div>
        )}
      </For>
    </section>
  )
}
