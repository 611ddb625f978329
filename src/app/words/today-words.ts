import { counted, sentence } from './counts.ts'

/** What the day holds, in a sentence. `open`: sessions not ended; `planned`: appointments of today still to come. */
export function todayInWords({
  open,
  planned,
  needs,
}: {
  readonly open: number
  readonly planned: number
  readonly needs: number
}): string {
  const parts = [
    open === 0 ? '' : `${counted(open, 'session')} ${open === 1 ? 'is' : 'are'} open`,
    planned === 0 ? '' : `${counted(planned, 'appointment')} to come today`,
    needs === 0 ? '' : `${counted(needs, 'thing')} ${needs === 1 ? 'needs' : 'need'} you`,
  ].filter(Boolean)
  return parts.length === 0 ? 'Nothing is waiting for you.' : sentence(parts.join(', '))
}
