import type { CompanionDefinition, PageDefinition, QuestionDefinition } from '#forms'

const talked: CompanionDefinition = { kind: 'tick', id: 'discussed', label: 'We have talked about this' }
const note: CompanionDefinition = { kind: 'prose', id: 'note', label: 'What I want to say about it' }

/** One part of a wheel on a page of its own: what it is, to read and talk about, and the client's answer. */
export const segment = (
  title: string,
  {
    answer,
    looks,
    rim,
  }: { readonly answer: QuestionDefinition; readonly looks: readonly string[]; readonly rim?: true },
): PageDefinition => ({
  id: answer.id,
  title,
  tool: 'wheel',
  ...(rim ? { rim } : {}),
  items: [
    { kind: 'guidance', id: `about-${answer.id}`, title: 'What it looks like', text: looks },
    { ...answer, companions: [talked, note] },
  ],
})
