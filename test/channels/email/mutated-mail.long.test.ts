import fc from 'fast-check'
import { expect, it } from 'vitest'
import { classifyRaw } from '../../../src/channels/email/classify-raw.ts'
import { parseMail } from '../../../src/channels/email/parse-mail.ts'
import { returnedMail } from '../../../src/channels/email/returned-mail.ts'
import { safeHtml } from '../../../src/channels/email/safe-html.ts'
import { threadOf } from '../../../src/channels/email/thread-references.ts'
import { deliveryReport, mixed, parts, rawMail } from './raw-mail.ts'

const seeds = [
  rawMail({ Subject: '=?utf-8?B?R3LDvMOfZQ==?=', References: '<a@x> <b@x>' }),
  rawMail(
    { 'Content-Type': 'text/html; charset=utf-8' },
    '<p style="color:red">Hi <img src="cid:a"><blockquote>On 5 Jan 2026 Bo wrote:</blockquote>',
  ),
  rawMail(
    mixed,
    parts(
      'Content-Type: text/plain; format=flowed\n\nsee \nthis',
      'Content-Type: image/png\nContent-ID: <a>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=',
    ),
  ),
  rawMail(
    { ...deliveryReport, From: 'MAILER-DAEMON@x.example' },
    parts(
      'Content-Type: text/plain\n\nSorry',
      'Content-Type: message/delivery-status\n\nAction: failed',
      'Content-Type: message/rfc822\n\nSubject: x\n\ny',
    ),
  ),
  rawMail(
    { 'Content-Transfer-Encoding': 'quoted-printable', 'Content-Type': 'text/plain; charset=iso-2022-jp' },
    '=1B$B$3$s=1B(B',
  ),
]

type Change = readonly [kind: 'flip' | 'cut' | 'double' | 'insert', at: number, length: number, byte: number]

function mutate(seed: Buffer, changes: readonly Change[]): Buffer {
  let bytes = seed
  for (const [kind, position, length, byte] of changes) {
    const at = Math.floor(position * bytes.length)
    const end = Math.min(bytes.length, at + length)
    const piece = bytes.subarray(at, end)
    if (kind === 'flip')
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(piece.map((old) => old ^ byte)),
        bytes.subarray(end),
      ])
    if (kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)])
    if (kind === 'double') bytes = Buffer.concat([bytes.subarray(0, end), piece, bytes.subarray(end)])
    if (kind === 'insert')
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length, byte), bytes.subarray(at)])
  }
  return bytes
}

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom('flip', 'cut', 'double', 'insert'),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 1, max: 80 }),
  fc.oneof(
    fc.constantFrom(0, 0x0a, 0x0d, 0x22, 0x28, 0x2d, 0x3a, 0x3c, 0x3d, 0xff),
    fc.integer({ min: 0, max: 255 }),
  ),
)
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 12 }))
  .map(([seed, changes]) => mutate(seed, changes))
const kinds = ['human', 'auto_reply', 'bounce', 'delay', 'complaint', 'list']

it('a damaged mail is read or refused with a reason, never an accident', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        { weight: 6, arbitrary: mutated },
        fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
      ),
      async (raw) => {
        expect(kinds).toContain((await classifyRaw(raw)).kind)
        const outcome = await parseMail(raw)
        if (!outcome.ok) {
          expect(outcome.problem.detail).not.toBe('')
          return
        }
        const { mail } = outcome
        expect(mail.messageId).toMatch(/^<[^<>\s]+>$/)
        expect(mail.from.address).not.toBe('')
        expect(JSON.stringify([mail.subject, mail.text, mail.replyText, mail.html, mail.from])).not.toContain(
          '\\u0000',
        )
        threadOf(mail, 'secret')
        returnedMail(mail)
        if (mail.html !== null) expect(safeHtml(mail.html).html).not.toMatch(/<script|\son\w+=/i)
      },
    ),
    { numRuns: 1_500 },
  )
})
