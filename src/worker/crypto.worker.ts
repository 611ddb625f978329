import { systemRandom } from '#core'
import { serveVaults } from '#vault'

serveVaults(systemRandom)
