import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Test files that take long by the clock, the longest first. */
const long = [
  'tests/e2e/canary.test.ts',
  'tests/e2e/canary-ink.test.ts',
  'tests/e2e/risk.test.ts',
  'tests/world/nothing-lost.test.ts',
  'tests/session/non-interference.test.ts',
  'tests/server/postgres/fifty-devices.test.ts',
  'tests/server/process.test.ts',
  'tests/catalogue/whole-forms.test.ts',
  'tests/server/backup.test.ts',
  'tests/server/rotate-key.test.ts',
  'tests/server/erasing.test.ts',
  'tests/server/postgres/several-processes.test.ts',
  'tests/server/rotation.test.ts',
  'tests/server/holds.test.ts',
  'tests/server/matrix.test.ts',
  'tests/record/condense.test.ts',
  'tests/store/migrations.test.ts',
]

/** Begun last, one of these would run on one core with nothing left for the other. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = long.findIndex((path) => moduleId.endsWith(path))
  return place < 0 ? long.length : place
}
