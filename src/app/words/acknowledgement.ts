import type { CaseAnswers } from '#casework'
import { dateInWords } from '#forms'

/**
 * What a referrer is told when their request has come, to copy into a letter or an e-mail. It has the reference and no name: it may lie in anybody’s
 * inbox. `from`: whose words they are.
 */
export function acknowledgementOf({ file, of }: CaseAnswers, from: string): string {
  const [request] = of('request-for-service')
  const worker = request?.one('social-worker') ?? file.one('social-worker')
  const reference = request?.one('reference') ?? file.one('reference')
  const asked = request?.one('asked-on') ?? null
  const urgent = request?.has('urgent', 'yes') === true
  return [
    worker ? `Dear ${worker},` : 'Hello,',
    `Your request${reference ? ` with the reference ${reference}` : ''}${asked ? ` of ${dateInWords(asked)}` : ''} is with us.`,
    'We look at it next, and talk it through with you before we decide. You will hear from us then, and again when the case nears the top of the waiting list.',
    urgent
      ? 'You have marked it as urgent. Both managers have to agree to that; if the danger grows before you hear from us, ring us, and 999 if a child is at risk now.'
      : 'If anything changes, above all if the danger grows, please ring us. Do not wait for our answer.',
    'Until the work begins, the safety of the family stays with your team.',
    from,
  ].join('\n\n')
}
