import { beforeEach, expect, test } from 'vitest'
import { hash, type Json } from '#core'
import {
  answer,
  checkIn,
  enrol,
  imran,
  jess,
  margaret,
  saq,
  say,
  type Tablet,
  usualService,
} from './world.ts'

/** Acts on a record as the server takes them (docs/protocol.md §4a). */
let server: Awaited<ReturnType<typeof usualService>>['server']
let ours: string
let onCase: Tablet
let manager: Tablet
let elsewhere: Tablet
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  ours = service.ours
  onCase = await enrol(server, jess)
  manager = await enrol(server, margaret)
  elsewhere = await enrol(server, imran)
})

const id = (text: string): string => hash('a statement of this test', new TextEncoder().encode(text))
const completion: Json = { frozen: [id('a')], content: id('content') }

test('the officer on the case completes, and nobody else', async () => {
  const complete = (tablet: Tablet) =>
    say(server, tablet, saq(ours), [answer('record/completion', completion)])
  expect(await complete(onCase)).toEqual(['stored'])
  expect(await complete(manager)).toEqual(['refused not-allowed'])
  expect(await complete(elsewhere)).toEqual(['parked no-access'])
})

test('the manager sends back, and nobody else', async () => {
  const open = (tablet: Tablet) => say(server, tablet, saq(ours), [answer('record/completion', null)])
  expect(await open(manager)).toEqual(['stored'])
  expect(await open(onCase)).toEqual(['refused not-allowed'])
})

test('both set a late statement aside, and the manager notes why', async () => {
  const aside = answer(`aside/${id('late')}`, true)
  expect(await say(server, onCase, saq(ours), [aside])).toEqual(['stored'])
  expect(await say(server, manager, saq(ours), [aside])).toEqual(['stored'])
  const notes = { ...checkIn(ours), form: 'record-notes', sitting: id('record') }
  const why = answer('rows/AAAAAAAAAAAAAAAAAAAAAA/why', 'Written in the wrong record.')
  expect(await say(server, manager, notes, [why])).toEqual(['stored'])
})

test('an answer that comes after a record was completed is stored like any other', async () => {
  await say(server, onCase, saq(ours), [answer('record/completion', completion)])
  expect(await say(server, onCase, saq(ours), [answer('q01/answer', 'yes')])).toEqual(['stored'])
})

test('a form that nobody countersigns takes no countersignature, and no act has other values than its own', async () => {
  const countersignature = { completion: id('c'), content: id('content'), name: 'Margaret Osei', ink: null }
  expect(
    await say(server, manager, saq(ours), [answer('record/countersignature', countersignature)]),
  ).toEqual(['refused unknown-field'])
  expect(await say(server, onCase, saq(ours), [answer('record/completion', 'done')])).toEqual([
    'refused bad-value',
  ])
  expect(await say(server, onCase, saq(ours), [answer('record/anything', null)])).toEqual([
    'refused bad-value',
  ])
})
