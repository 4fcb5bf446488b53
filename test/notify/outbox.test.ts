import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, expect, it } from 'vitest'
import { mailTransport } from '../../src/notify/mail/transport.ts'

let directory: string | undefined
afterEach(async () => {
  if (directory) await rm(directory, { recursive: true })
})

it('without a mail server, every mail is a whole file in the outbox', async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'outbox-'))
  const outbox = path.join(directory, 'outbox')
  const transport = mailTransport({ smtpUrl: null, outbox, clock: () => Date.parse('2026-11-03T07:00:00Z') })
  const accepted = await transport.send({
    from: 'us@demo.example',
    to: 'you@example.org',
    subject: 'Grüße',
    text: 'سلام',
    messageId: '<one/../two@demo.example>',
  })
  transport.close()
  expect(accepted.acceptedAt).toBe(Date.parse('2026-11-03T07:00:00Z'))
  expect(await readdir(outbox)).toEqual(['2026-11-03T07-00-00.000Z-one..twodemo.example.eml'])
  const mail = await PostalMime.parse(await readFile(path.join(outbox, (await readdir(outbox))[0]!)))
  expect(mail).toMatchObject({ subject: 'Grüße', messageId: '<one/../two@demo.example>' })
  expect(mail.text!.trim()).toBe('سلام')
})
