import type { CaseAnswers } from '../answers.ts'
import { shortDay } from '../calendar/days.ts'
import type { Rule } from '../notices.ts'
import type { Practice } from '../practice.ts'
import { agencyOf } from './agencies.ts'
import { idOf } from './headers.ts'

/** Consent taken back stops the work, and says whom to tell. */
export const consentWithdrawn: Rule = (one, today, { names }) =>
  one.of('consent-withdrawal').map((withdrawal) => {
    const on = withdrawal.one('withdrawn-on')
    const said = on === null ? 'Taken back; no day is put.' : `Taken back on ${shortDay(on, today)}.`
    const common = { due: null, at: withdrawal.header, id: idOf('consent', withdrawal.header) }
    if (!withdrawal.has('what', 'all'))
      return {
        ...common,
        kind: 'mind',
        title: `Consent taken back for ${withdrawal.one('who') ?? 'somebody'}`,
        why: `${said} The work goes on; do not talk to them.`,
      }
    return {
      ...common,
      kind: 'stop',
      title: 'The client has taken the consent back: stop the work',
      why: `${said} Tell ${toTell(one, names).join(', ')}.`,
    }
  })

/** Everybody who works on the belief that there is consent. The survivor hears it through her worker only. */
function toTell(one: CaseAnswers, names: Practice['names']): readonly string[] {
  const worker = one.file.one('social-worker')
  const probation = one.file.one('probation-practitioner')
  const waiting = one
    .of('information-request')
    .filter((request) => request.one('result') === null)
    .map(agencyOf)
  return [
    `the ${names['team-manager']}`,
    worker === null ? 'the social worker' : `the social worker, ${worker}`,
    'the survivor’s worker',
    ...(probation === null ? [] : [`the Probation Practitioner, ${probation}`]),
    ...new Set(waiting.map((agency) => `${agency}, who still look for an answer`)),
  ]
}
