import { expect, it } from 'vitest'
import { parseMail } from '../../../src/channels/email/parse-mail.ts'
import { returnedMail } from '../../../src/channels/email/returned-mail.ts'
import { deliveryReport, parts, rawMail } from './raw-mail.ts'

async function returnedBy(raw: Buffer) {
  const outcome = await parseMail(raw)
  if (!outcome.ok) throw new Error(outcome.problem.detail)
  return returnedMail(outcome.mail)
}
const daemon = { From: 'MAILER-DAEMON@mx.example.net', 'Message-ID': '<b1@mx.example.net>' }

it('a bounce with its parts names our mail and who was not reached', async () => {
  const status =
    'Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; Bo@Far.example\nAction: failed'
  const copy =
    'Content-Type: text/rfc822-headers\n\nMessage-ID:\n <out-1@brand.example>\nX-Sundial-Message: m-1'
  expect(
    await returnedBy(
      rawMail({ ...daemon, ...deliveryReport }, parts('Content-Type: text/plain\n\nSorry', status, copy)),
    ),
  ).toEqual({
    messageIds: ['<out-1@brand.example>'],
    sundialMessage: 'm-1',
    recipients: ['bo@far.example'],
  })
})

it('a bounce in plain text too', async () => {
  const body =
    'bo@far.example: no such mailbox\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <out-1@brand.example>\nX-Sundial-Message: m-1'
  expect(await returnedBy(rawMail({ ...daemon, 'X-Failed-Recipients': 'bo@far.example' }, body))).toEqual({
    messageIds: ['<out-1@brand.example>'],
    sundialMessage: 'm-1',
    recipients: ['bo@far.example'],
  })
})

it('a bounce that says nothing gives empty lists', async () => {
  expect(await returnedBy(rawMail(daemon, 'failed'))).toEqual({
    messageIds: [],
    sundialMessage: null,
    recipients: [],
  })
})

it('a report of success names nothing, so that no turn opens again', async () => {
  const status =
    'Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; bo@far.example\nAction: relayed'
  const copy = 'Content-Type: text/rfc822-headers\n\nMessage-ID: <out-1@brand.example>'
  const raw = rawMail(
    { ...daemon, ...deliveryReport },
    parts('Content-Type: text/plain\n\nDone', status, copy),
  )
  expect((await returnedBy(raw)).messageIds).toEqual([])
})
