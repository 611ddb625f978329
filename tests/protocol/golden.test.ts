import { describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import {
  bytesFromText,
  canonicalText,
  fromBase64url,
  hash,
  type Json,
  textFromBytes,
  toBase64url,
} from '#core'
import { readyRows, signedContent } from '#forms'
import {
  addToDigest,
  batchId,
  type Decision,
  decisionId,
  decodePush,
  differenceOf,
  emptyDigest,
  encodePush,
  envelopeId,
  importOpeningKey,
  isSignedDecision,
  keyId,
  makeProof,
  openEnvelope,
  parseBatchesAnswer,
  parseHeadsAnswer,
  parseProof,
  parsePushAnswer,
  removeFromDigest,
  type SessionCertificate,
  signBatch,
  signDecision,
  sumOfDigests,
  verifyCertificate,
  verifyDecision,
  verifyProof,
} from '#protocol'
import { type FieldState, type RecordHeader, recordId, type Statement, statementId } from '#record'
import { compiled, formWith } from '../forms/builder.ts'
import golden from './golden.json' with { type: 'json' }

// Made once with OpenSSL's primitives and canonical text written by hand; the envelope with this code, and stored for ever.
const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array()
const header = golden.header as RecordHeader
const statements = golden.statements.map(({ statement }) => statement as Statement)
const ids = golden.statements.map(({ id }) => id)
const author = { kind: 'author', publicKey: golden.authorKey.publicKey, ...authorOf(statements) } as const
const signingKey = async () => ({
  id: golden.authorKey.id,
  privateKey: await crypto.subtle.importKey('pkcs8', bytes(golden.authorKey.pkcs8), 'Ed25519', false, [
    'sign',
  ]),
})

describe('stored for ever', () => {
  test('a record’s id', () => expect(recordId(header)).toBe(golden.record))

  test.each(golden.statements)('a statement’s canonical text and id', ({ statement, canonical, id }) => {
    expect(canonicalText(statement as Json)).toBe(canonical)
    expect(statementId(statement as Statement)).toBe(id)
  })

  test('what a signature covers', () => {
    const { answers, content, canonical, ...made } = golden.signedContent
    const column = { kind: 'text', id: 'goal', label: 'Goal' } as const
    const form = compiled({
      ...formWith(
        { kind: 'text', id: 'name', label: 'Name' },
        { kind: 'scale', id: 'stop', label: 'Stop', from: 1, to: 10, lowest: 'Not', highest: 'Very' },
        { kind: 'prose', id: 'why', label: 'Why', dontKnow: true },
        { kind: 'signature', id: 'signature', label: 'Sign', nameField: 'name/answer' },
        { kind: 'rows', id: 'goals', label: 'Goals', rowLabel: 'Goal', addLabel: 'Add', columns: [column] },
      ),
      id: made.form,
      version: made.version,
    })
    const fields = new Map(
      (answers as [string, Json[]][]).map(([field, values]): [string, FieldState] => {
        const [value = null] = values
        return [
          field,
          values.length > 1 ? { kind: 'conflict', values, heads: [] } : { kind: 'value', value, heads: [] },
        ]
      }),
    )
    expect(signedContent(form, { fields })).toBe(content)
    expect(hash('cairn signed content 1', bytesFromText(canonical))).toBe(content)
  })

  test('a row that stands ready', () => {
    const { form, table, index, id } = golden.readyRow
    const saq = latestClientForm(form)
    const rows = saq?.tables.find((one) => one.id === table)
    expect(saq && rows && readyRows(saq, rows)[index]?.id).toBe(id)
  })

  test('a key’s id', () => expect(keyId(bytes(golden.authorKey.publicKey))).toBe(golden.authorKey.id))

  test('a batch’s id and signature', async () => {
    expect(batchId(ids)).toBe(golden.batch.id)
    expect((await signBatch(header, statements, await signingKey())).signature).toBe(golden.batch.signature)
  })

  test('a session certificate, and no other', async () => {
    const { signature } = golden.certificate
    const certificate = golden.certificate.certificate as SessionCertificate
    expect(await verifyCertificate({ certificate, signature }, author)).toBe(true)
    const longer = { ...certificate, until: certificate.until + 1 }
    expect(await verifyCertificate({ certificate: longer, signature }, author)).toBe(false)
  })

  test('a manager’s decision, its id and signature, and no other', async () => {
    const { canonical, id } = golden.decision
    const decision = golden.decision.decision as Decision
    expect(canonicalText(decision)).toBe(canonical)
    expect(decisionId(decision)).toBe(id)
    const signed = await signDecision(decision, await signingKey())
    expect(signed.signature).toBe(golden.decision.signature)
    expect(isSignedDecision(signed)).toBe(true)
    expect(await verifyDecision(signed, author.publicKey)).toBe(true)
    const accepting = { ...signed, decision: { ...decision, outcome: 'accept' as const } }
    expect(await verifyDecision(accepting, author.publicKey)).toBe(false)
  })

  test('an envelope opens to what was sealed', async () => {
    const { serverPublicKey, serverPkcs8, bytes: sealed, id } = golden.envelope
    const key = await importOpeningKey(bytes(serverPublicKey), bytes(serverPkcs8))
    const opened = await openEnvelope(bytes(sealed), [key])
    expect(opened.ok && opened.value.batch.statements).toEqual(statements)
    expect(envelopeId(bytes(sealed))).toBe(id)
  })

  test('an envelope with a bit flipped in any of its bytes is refused', async () => {
    const { serverPublicKey, serverPkcs8, bytes: sealed } = golden.envelope
    const key = await importOpeningKey(bytes(serverPublicKey), bytes(serverPkcs8))
    const whole = bytes(sealed)
    for (const [at, byte] of whole.entries()) {
      const changed = new Uint8Array(whole)
      changed[at] = byte ^ (1 << (at & 7))
      expect((await openEnvelope(changed, [key])).ok, `byte ${at}`).toBe(false)
    }
  })
})

describe('on the way', () => {
  test('a push body, whole or not at all', () => {
    const { envelopes, body } = golden.push
    expect(toBase64url(encodePush(envelopes.map(bytes)))).toBe(body)
    const decoded = decodePush(bytes(body))
    expect(decoded.ok && decoded.value.map((part) => textFromBytes(part))).toEqual(['abc', 'z'])
    const cut = [...bytes(body).keys()]
      .slice(6)
      .map((length) => decodePush(bytes(body).subarray(0, length)).ok)
    // Cut between two envelopes it is a shorter list; its signature would not fit. Anywhere else it is damaged.
    expect(cut.filter(Boolean)).toHaveLength(1)
  })

  test('a reading proof, for its own request only', async () => {
    const { method, path, at, header: text } = golden.proof
    expect(await makeProof(method, path, at, await signingKey())).toBe(text)
    const proof = parseProof(text)
    expect(proof && (await verifyProof(proof, method, path, author.publicKey))).toBe(true)
    expect(proof && (await verifyProof(proof, method, `${path}0`, author.publicKey))).toBe(false)
    expect(parseProof(text.replace('.', '..'))).toBeNull()
    // A time has one spelling: what was signed is what stands there.
    expect(parseProof(text.replace('.1', '.01'))).toBeNull()
  })

  test('a digest, in any order and back again', () => {
    const accepted = { id: golden.digest.accepted, status: 'accepted' } as const
    const withheld = { id: golden.digest.withheld, status: 'withheld' } as const
    expect(addToDigest(emptyDigest, [accepted, withheld])).toBe(golden.digest.sum)
    expect(addToDigest(addToDigest(emptyDigest, [withheld]), [accepted])).toBe(golden.digest.sum)
    expect(removeFromDigest(golden.digest.sum, [accepted, withheld])).toBe(emptyDigest)
  })

  test('digests of parts: their sum, and what one has more than another', () => {
    const { sum, acceptedAlone, withheldAlone, emptyLessAccepted } = golden.digest
    expect(sumOfDigests([withheldAlone, acceptedAlone])).toBe(sum)
    expect(sumOfDigests([])).toBe(emptyDigest)
    expect(differenceOf(sum, withheldAlone)).toBe(acceptedAlone)
    expect(differenceOf(emptyDigest, acceptedAlone)).toBe(emptyLessAccepted)
    expect(differenceOf(sum, sum)).toBe(emptyDigest)
  })

  test('answers of a server that is older than backup marks', () => {
    expect(parsePushAnswer({ protocol: 1, at: 2, receipts: [] })?.backup).toBeNull()
    expect(parseHeadsAnswer({ protocol: 1, at: 2, spaces: [] })?.backup).toBeNull()
    expect(parseHeadsAnswer({ protocol: 1, at: 2, backup: 3, spaces: [] })?.backup).toBe(3)
    expect(parseHeadsAnswer({ protocol: 1, at: 2, backup: -1, spaces: [] })).toBeNull()
  })

  test.each([
    ['a whole list', {}, true],
    ['an id that is none', { batches: [{ seq: 1, batch: 'x', digest: emptyDigest }] }, false],
    ['a list without its digest', { digest: undefined }, false],
    ['a place before the beginning', { upTo: -1 }, false],
  ])('a list of ids: %s', (_, more, isOne) => {
    const list = {
      protocol: 1,
      batches: [{ seq: 1, batch: golden.digest.accepted, digest: golden.digest.acceptedAlone }],
      next: null,
      upTo: 1,
      digest: golden.digest.acceptedAlone,
    }
    expect(parseBatchesAnswer({ ...list, ...more }) !== null).toBe(isOne)
  })
})

function authorOf([first]: readonly Statement[]) {
  return { author: first?.author ?? '', device: first?.device ?? '' }
}
