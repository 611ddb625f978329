import { freePort } from './free-port.ts'

/** Where a tablet finds the service. What a tablet keeps belongs to one address, and tablets are set up once for all test files. */
export const ADDRESS = 'http://localhost:4173'

/** Where the service runs: test files run at the same time. */
export const port = await freePort()

/** Chromium's own: what goes to the one reaches the other. */
export const ADDRESS_FLAG = `--host-resolver-rules=MAP ${new URL(ADDRESS).host} localhost:${port}`
