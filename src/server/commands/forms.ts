import { listForms } from '../form-list.ts'
import { print, run } from './terminal.ts'

/** `npm run --silent forms`: every form as one JSON array, to hold against the paper it stands for. */
await run('The forms could not be listed.', async () => print(JSON.stringify(listForms(), null, 2)))
