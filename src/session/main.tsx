import { render } from 'solid-js/web'
import { browserParts } from './browser-parts.ts'
import { openSession } from './open-session.ts'
import { Session } from './Session.tsx'
import './session.css'

const parts = browserParts()
// A database that will not open is for the lock screen to explain; here there is nothing to show.
const session = await openSession(parts).catch(() => null)
const root = document.getElementById('root')
if (!root) throw new Error('session.html has no element for the session.')
if (session) render(() => <Session session={session} parts={parts} />, root)
else {
  root.textContent = 'Going back to the start.'
  parts.leaveWithNotice('lost-grant')
}
