import { Tag } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { serviceManagersWord } from '../cases/urgent-words.ts'
import { useApp } from '../parts/context.ts'
import { untilInWords } from '../words/sight-words.ts'
import { CasesInSight } from './CasesInSight.tsx'

/** What a service manager is asked for their word on, until when they may look, and where they have given it. */
export function AskedCases() {
  const { open } = useApp()
  const given = (one: CaseOnDevice) => serviceManagersWord(one, open.vault.author)
  return (
    <CasesInSight
      intro="A manager asks for your word on whether a referral is urgent, and lets you look at it until a day. Then it leaves this device by itself; your word is sent first."
      none="Nobody asks for your word now. A manager does so on the case’s own screen; you have it here after the next sync."
      leadOf={(one) =>
        given(one) === 'none' ? <Tag tone="amber">Your word</Tag> : <Tag tone="green">Given</Tag>
      }
      detailOf={(one) =>
        [
          {
            own: 'You have given your word',
            others: `The ${one.practice.names['service-manager']}’s word is there`,
            none: 'Waits for your word',
          }[given(one)],
          one.sight ? `until ${untilInWords(one.sight.until)}` : '',
        ]
          .filter(Boolean)
          .join(', ')
      }
    />
  )
}
