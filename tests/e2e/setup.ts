import type { TestProject } from 'vitest/node'
import { temporaryFolder } from './harness/temporary.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of what is made once for many test files. */
    prepared: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { path, remove } = await temporaryFolder()
  project.provide('prepared', path)
  return remove
}
