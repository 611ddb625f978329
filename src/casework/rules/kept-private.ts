import type { Answers } from '../answers.ts'
import { type Day, shortDay } from '../calendar/days.ts'
import type { Notice, Rule } from '../notices.ts'
import { idOf } from './headers.ts'

/**
 * What the client asked to keep private is decided on; what cannot be kept they say themselves first, and it stays due until somebody has checked that they did,
 * or told it in their place (people-and-pathway.md, Confidentiality 4). None of it is said in a notice.
 */
export const keptPrivate: Rule = (one, today) =>
  one.of('kept-private').flatMap((wish): readonly Notice[] => {
    const common = { id: idOf('private', wish.header), at: wish.header }
    if (wish.has('undermines', 'yes')) {
      const check = openCheck(wish, today)
      return check ? [{ ...common, kind: 'due', ...check }] : []
    }
    const asked = wish.one('asked-on')
    const why = asked === null ? 'No day is put.' : `Asked on ${shortDay(asked, today)}.`
    if (wish.one('undermines') === null) {
      const title = 'Say whether something can be kept private'
      return [{ ...common, kind: 'due', title, why, due: asked ?? today }]
    }
    const title = 'Something is kept private at the client’s wish'
    return [{ ...common, kind: 'mind', title, why: `${why} Read it before you share.`, due: null }]
  })

function openCheck(wish: Answers, today: Day): Pick<Notice, 'title' | 'why' | 'due'> | null {
  const checked = wish.one('checked-on')
  const said = wish.one('said')
  const [to, by] = [wish.one('say-to'), wish.one('say-by')]
  if (checked === null || said === null) {
    const chance =
      to === null || by === null
        ? 'No day is put.'
        : `They were to say it to ${to} by ${shortDay(by, today)}.`
    return {
      title: 'Check that the client has said it themselves',
      why: chance,
      due: by ?? wish.one('asked-on') ?? today,
    }
  }
  if (said === 'yes' || wish.one('told') !== null) return null
  return {
    title: 'The client has not said it: tell it, and put that down',
    why: `Checked on ${shortDay(checked, today)}.`,
    due: checked,
  }
}
