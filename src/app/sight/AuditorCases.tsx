import type { CaseOnDevice } from '../cases/caseload.ts'
import { untilInWords } from '../words/sight-words.ts'
import { CasesInSight } from './CasesInSight.tsx'

/** What an auditor may look at now, and until when. */
export const AuditorCases = () => (
  <CasesInSight
    intro="A manager lets you look at a case until a day. Then it leaves this device by itself; what you wrote is sent first."
    none="You have sight of no case now. A manager gives it on the case’s own screen; you have it here after the next sync."
    detailOf={reachInWords}
  />
)

const reachInWords = ({ sight }: CaseOnDevice): string =>
  sight === null
    ? ''
    : `Until ${untilInWords(sight.until)}, ${sight.confidential ? 'with' : 'without'} the separate place`
