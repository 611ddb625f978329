import { render } from 'solid-js/web'
import { App } from './App.tsx'
import './app.css'
import { registerApp } from './device/app-update.ts'
import { browserParts } from './device/browser-parts.ts'
import { createDevice } from './device/device.ts'
import { watchForLock } from './device/lock-triggers.ts'

const parts = browserParts()
const device = createDevice(parts)
const update = registerApp()
const notice = parts.take('cairn-notice')
watchForLock(device, parts.surroundings.clock)
// Sending needs no unlock: what is sealed goes as soon as there is a network.
parts.background.pushSoon()
addEventListener('online', () => parts.background.pushSoon())

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element for the app.')
render(() => <App device={device} update={update} notice={notice} />, root)
