import { afterEach } from 'vitest'
import { endDatabases } from './databases.ts'

// A set-up file: a helper is read once for many test files, and a hook in it would belong to the first of them.
afterEach(endDatabases)
