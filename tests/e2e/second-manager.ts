import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { Scene } from './harness/index.ts'
import { margaret } from './officer.ts'

/** The demo service has one manager; this is another, with her password. */
export const paul = { ...margaret, signInName: 'paul' }

/** And a service manager, with her password too. */
export const ruth = { ...margaret, signInName: 'ruth' }

export const addPaul = (scene: Scene): Promise<void> => add(scene, paul, 'Paul Hartnell', 'manager')

export const addRuth = (scene: Scene): Promise<void> => add(scene, ruth, 'Ruth Amadi', 'service-manager')

/** As an administrator does it. */
async function add(
  scene: Scene,
  { signInName }: typeof paul,
  name: string,
  role: 'manager' | 'service-manager',
): Promise<void> {
  await scene.server.stop()
  const database = new DatabaseSync(`${scene.data}/cairn.sqlite`)
  const { changes } = database
    .prepare(
      `insert into officers (id, name, sign_in_name, role, grade, password)
       select ?, ?, ?, ?, grade, password from officers where sign_in_name = 'margaret'`,
    )
    .run(randomBytes(16).toString('base64url'), name, signInName, role)
  database.close()
  if (Number(changes) !== 1) throw new Error(`There is no Margaret to make ${name} from.`)
  await scene.startAgain()
}
