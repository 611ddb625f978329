import {
  parseBatchesAnswer,
  parseChunksAnswer,
  parseDecidedAnswer,
  parseDecisionAnswer,
  parseDevicesAnswer,
  parseDone,
  parseEarlier,
  parseErasuresAnswer,
  parseHeadsAnswer,
  parseParkedAnswer,
  parsePushAnswer,
  parseStatementsAnswer,
  parseStatementsOfManyAnswer,
} from '#protocol'
import {
  parseNewPasskeyAnswer,
  parsePasskeyAddedAnswer,
  parsePasskeyQuestion,
  parseRecoveryCodesAnswer,
  parseSecondFactorAnswer,
  parseSecondFactorsAnswer,
} from '#protocol/second-factor'
import { parseSightsAnswer } from '#protocol/sight'
import { mutateText } from '../mutate.ts'
import * as page from '../page.ts'
import { answersAt, certificate, decision, golden, received } from '../samples.ts'
import { ofText, orNull, type Target, target, walkAlong } from '../target.ts'

const { count, either, exactly, hash, id, listOf, missing, nothing, one, text, withAtLeast, yesOrNo } = page

const isCode = (value: unknown): boolean => typeof value === 'string' && /^\d{12}$/.test(value)
const question = {
  challenge: 'A'.repeat(43),
  rpId: 'localhost',
  known: [{ id: 'AAAA', transports: ['usb'] }],
}
const isQuestion = {
  ...{ challenge: text, rpId: text },
  known: listOf(withAtLeast({ id: text, transports: listOf(text) })),
}
const told = { protocol: count, at: count }
const backup = either(nothing, count)
const time = either(nothing, count)
const people: page.Shape = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(text)

const receipt = either(
  exactly({
    envelope: hash,
    batch: hash,
    statements: listOf(
      withAtLeast({
        id: hash,
        status: one('stored', 'had', 'parked', 'refused'),
        code: either(missing, text),
      }),
    ),
    need: listOf(hash),
  }),
  exactly({
    envelope: hash,
    error: one(
      ...[
        'damaged',
        'unknown-version',
        'unknown-key',
        'too-large',
        'bad-batch',
        'bad-signature',
        'unknown-answer',
      ],
    ),
  }),
)

const publicKey = either(
  withAtLeast({ kind: one('author', 'import'), publicKey: text, author: id, device: id }),
  page.sessionKey,
)

const pageOfStream = {
  batches: [{ ...received, seq: 3 }],
  keys: { [golden.authorKey.id]: { kind: 'session', ...certificate } },
  people: {},
  next: 4,
  upTo: 9,
}

const pageAsRead = {
  batches: listOf(page.both(page.receivedBatch, withAtLeast({ seq: page.whole }))),
  keys: (value: unknown) =>
    typeof value === 'object' && value !== null && Object.values(value).every(publicKey),
  people,
  next: time,
  upTo: count,
}

const erased = { batches: 1, statements: 2, chunks: 0, digest: golden.digest.accepted }
const margaret = { id: golden.header.space, name: 'Margaret Osei' }
const erasure = {
  ...{ space: golden.header.space, reason: 'ordered', askedBy: margaret, askedAt: 1, from: 2 },
  done: { by: margaret, at: 3, madeAt: 0, held: [{ compartment: 'client', ...erased }] },
}
const hold = { space: golden.header.space, reason: 'court', putBy: margaret, putAt: 4 }
const sight = {
  ...{ space: golden.header.space, auditor: margaret, confidential: true, until: 9, by: margaret },
  ...{ grantedAt: 3, endedAt: null },
}
const officer = withAtLeast({ id, name: text })
const held = withAtLeast({
  ...{ compartment: one('client', 'officer', 'confidential'), digest: text },
  ...{ batches: count, statements: count, chunks: count },
})

/** A parser of what a server says, with what it may give out. */
const ofServer = (
  name: string,
  parse: (value: unknown) => unknown,
  samples: readonly unknown[],
  shape: page.Shape,
): Target => {
  if (samples.length === 0) throw new Error(`No server ever answered ${name}.`)
  return target<string>({
    name: `answer: ${name}`,
    mutate: (dice) => mutateText(dice, samples[dice.roll(samples.length)], [...samples, received]),
    parse: ofText((value) => orNull(parse(value))),
    refusals: ['null', 'not-json'],
    wrong: (input, answer) => (shape(answer) ? null : `what is not as the page says: ${input.slice(0, 400)}`),
    careless: {
      throws: ofText((value) => {
        walkAlong(samples[0], value)
        return { refused: 'null' }
      }),
      accepts: ofText((value) => ({ accepted: value })),
    },
  })
}

export const answers: readonly Target[] = [
  ofServer(
    'push',
    parsePushAnswer,
    answersAt('POST', /^\/api\/push/),
    withAtLeast({ ...told, backup, receipts: listOf(receipt), erase: either(missing, one(true)) }),
  ),
  ofServer(
    'chunks',
    parseChunksAnswer,
    [
      { protocol: 1, at: 2, backup: null, missing: [golden.digest.accepted] },
      ...answersAt('POST', /^\/api\/chunks/),
    ],
    withAtLeast({ ...told, backup, missing: listOf(hash) }),
  ),
  ofServer(
    'heads',
    parseHeadsAnswer,
    answersAt('GET', /^\/api\/heads/),
    withAtLeast({
      ...told,
      backup,
      spaces: listOf(
        withAtLeast({
          space: id,
          compartment: one('client', 'officer', 'confidential'),
          seq: count,
          digest: hash,
        }),
      ),
      ended: either(missing, listOf(id)),
      erased: either(missing, listOf(id)),
      sights: either(missing, listOf(withAtLeast({ space: id, until: count, confidential: yesOrNo }))),
    }),
  ),
  ofServer(
    'erasures',
    parseErasuresAnswer,
    [
      { protocol: 1, at: 2, erasures: [erasure, { ...erasure, done: null }] },
      { protocol: 1, at: 2, erasures: [erasure], holds: [hold] },
    ],
    withAtLeast({
      ...told,
      erasures: listOf(
        withAtLeast({
          ...{ space: id, reason: one('time-is-up', 'by-mistake', 'asked-for', 'ordered') },
          ...{ askedBy: officer, askedAt: count, from: count },
          done: either(nothing, withAtLeast({ by: officer, at: count, madeAt: count, held: listOf(held) })),
        }),
      ),
      holds: either(
        missing,
        listOf(
          withAtLeast({
            ...{ space: id, reason: one('court', 'police', 'inquiry', 'complaint', 'copy-asked-for') },
            ...{ putBy: officer, putAt: count },
          }),
        ),
      ),
    }),
  ),
  ofServer(
    'sights',
    parseSightsAnswer,
    [
      { protocol: 1, at: 2, auditors: [margaret], sights: [sight, { ...sight, endedAt: 5 }] },
      { protocol: 1, at: 2, auditors: [], serviceManagers: [margaret], sights: [sight] },
    ],
    withAtLeast({
      ...{ ...told, auditors: listOf(officer), serviceManagers: either(missing, listOf(officer)) },
      sights: listOf(
        withAtLeast({
          ...{ space: id, auditor: officer, confidential: yesOrNo, until: count },
          ...{ by: officer, grantedAt: count, endedAt: time },
        }),
      ),
    }),
  ),
  ofServer(
    'statements',
    parseStatementsAnswer,
    [{ protocol: 1, ...pageOfStream }, ...answersAt('GET', /\/statements/)],
    withAtLeast({ protocol: count, ...pageAsRead }),
  ),
  ofServer(
    'statements of many',
    parseStatementsOfManyAnswer,
    [{ protocol: 1, streams: [{ space: golden.header.space, ...pageOfStream }] }],
    withAtLeast({ protocol: count, streams: listOf(withAtLeast({ space: id, ...pageAsRead })) }),
  ),
  ofServer(
    'batches',
    parseBatchesAnswer,
    answersAt('GET', /\/batches/),
    withAtLeast({
      protocol: count,
      batches: listOf(withAtLeast({ seq: count, batch: hash, digest: hash })),
      next: time,
      upTo: count,
      digest: hash,
    }),
  ),
  ofServer(
    'parked',
    parseParkedAnswer,
    answersAt('GET', /^\/api\/parked/),
    withAtLeast({
      ...told,
      batches: listOf(
        withAtLeast({
          batch: hash,
          header: page.header,
          claimed: yesOrNo,
          receivedAt: count,
          statements: listOf(
            withAtLeast({
              id: hash,
              code: text,
              statement: page.statement,
              outcomes: listOf(one('accept', 'refuse')),
            }),
          ),
        }),
      ),
      people,
      next: either(nothing, hash),
    }),
  ),
  ofServer(
    'decided',
    parseDecidedAnswer,
    answersAt('GET', /^\/api\/decided/),
    withAtLeast({
      protocol: count,
      statements: listOf(
        withAtLeast({
          id: hash,
          status: one('accepted', 'parked', 'refused'),
          code: either(missing, text),
          decided: either(missing, page.everyDecided),
        }),
      ),
    }),
  ),
  ofServer(
    'decision',
    parseDecisionAnswer,
    answersAt('POST', /^\/api\/parked/),
    withAtLeast({ ...told, decision: hash }),
  ),
  ofServer(
    'devices',
    parseDevicesAnswer,
    [
      {
        protocol: 1,
        at: 2,
        devices: [
          {
            id: decision.decision.officer,
            officer: decision.decision.officer,
            name: 'Jess Whitlock',
            enrolledAt: 1,
            seenAt: 2,
            refusedAt: null,
            erasedAt: null,
          },
        ],
      },
    ],
    withAtLeast({
      ...told,
      devices: listOf(
        withAtLeast({
          id,
          officer: id,
          name: text,
          enrolledAt: count,
          seenAt: time,
          refusedAt: time,
          erasedAt: time,
        }),
      ),
    }),
  ),
  ofServer(
    'second factor',
    parseSecondFactorAnswer,
    [
      { protocol: 1, at: 2, setUpAt: 1, codesLeft: 10 },
      {
        ...{ protocol: 1, at: 2, setUpAt: 1, totpAt: null, codesLeft: 10 },
        passkeys: [{ id: decision.decision.officer, name: 'Blue key', madeAt: 1, usedAt: null }],
      },
    ],
    withAtLeast({
      ...{ ...told, setUpAt: time, totpAt: time, codesLeft: count },
      passkeys: listOf(withAtLeast({ id, name: text, madeAt: count, usedAt: time })),
    }),
  ),
  ofServer('passkey question', parsePasskeyQuestion, [question], withAtLeast(isQuestion)),
  ofServer(
    'new passkey',
    parseNewPasskeyAnswer,
    [{ protocol: 1, at: 2, ...question, user: decision.decision.officer }],
    withAtLeast({ ...told, ...isQuestion, user: id }),
  ),
  ofServer(
    'passkey added',
    parsePasskeyAddedAnswer,
    [{ protocol: 1, at: 2, passkey: decision.decision.officer, recoveryCodes: ['482109375521'] }],
    withAtLeast({ ...told, passkey: id, recoveryCodes: listOf(isCode) }),
  ),
  ofServer(
    'recovery codes',
    parseRecoveryCodesAnswer,
    [{ protocol: 1, at: 2, recoveryCodes: ['482109375521', '000000000001'] }],
    withAtLeast({
      ...told,
      recoveryCodes: listOf(isCode),
    }),
  ),
  ofServer(
    'second factors',
    parseSecondFactorsAnswer,
    [{ protocol: 1, at: 2, officers: [{ officer: decision.decision.officer, setUpAt: 1 }] }],
    withAtLeast({ ...told, officers: listOf(withAtLeast({ officer: id, setUpAt: count })) }),
  ),
  ofServer('done', parseDone, [{ protocol: 1, at: 2 }], withAtLeast(told)),
  ofServer(
    'decided before',
    parseEarlier,
    [{ error: 'already-decided', decided: { by: 'Margaret Osei', at: 3, outcome: 'accept' } }],
    withAtLeast({ by: text, at: count, outcome: one('accept', 'refuse') }),
  ),
]
