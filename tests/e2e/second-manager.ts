import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { Scene } from './harness/index.ts'
import { margaret } from './officer.ts'

/** The demo service has one manager; this is another, with her password. */
export const paul = { ...margaret, signInName: 'paul' }

/** As an administrator does it. */
export async function addPaul(scene: Scene): Promise<void> {
  await scene.server.stop()
  const database = new DatabaseSync(`${scene.data}/cairn.sqlite`)
  const { changes } = database
    .prepare(
      `insert into officers (id, name, sign_in_name, role, grade, password)
       select ?, 'Paul Hartnell', 'paul', role, grade, password from officers where sign_in_name = 'margaret'`,
    )
    .run(randomBytes(16).toString('base64url'))
  database.close()
  if (Number(changes) !== 1) throw new Error('There is no Margaret to make Paul from.')
  await scene.startAgain()
}
