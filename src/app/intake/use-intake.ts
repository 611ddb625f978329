import { dayOf } from '../cases/days.ts'
import { useApp } from '../parts/context.ts'
import type { IntakeParts } from './take-in.ts'

/** What a referral is taken in with, as of now. */
export function useIntake(): () => IntakeParts {
  const { open, device } = useApp()
  const { records, streams } = open
  const { random, surroundings } = device.parts
  return () => ({ records, streams, random, today: dayOf(surroundings.clock()) })
}
