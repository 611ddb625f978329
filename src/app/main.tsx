import { render } from 'solid-js/web'
import { App } from './App.tsx'
import { takeLine } from './device/passed.ts'
import { browserStorage } from './device/storage.ts'
import { shown } from './parts/shown.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element for the app.')
// Everything but the lock screen comes once that can be seen: most of what there is to load and to start is not for it.
const services = shown().then(async () => (await import('./device/services.ts')).startServices())
render(
  () => (
    <App services={services} wasEnrolled={browserStorage.wasEnrolled()} notice={takeLine('cairn-notice')} />
  ),
  root,
)
