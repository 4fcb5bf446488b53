import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import nodemailer, { type Transporter } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmtpDoor, type SmtpDoor } from '../../../src/channels/email/smtp-door.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import { openHouse, type House } from '../../support/house.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

let house: House
let deps: Parameters<typeof openSmtpDoor>[0]
let door: SmtpDoor
let mailer: Transporter
beforeAll(async () => {
  house = await openHouse()
  deps = {
    ...house.deps,
    record: (command: Parameters<typeof recordMessages>[1]) => recordMessages(house.deps, command),
    replyTokenKey: Buffer.alloc(32, 1),
  }
  door = await openSmtpDoor(deps, { host: '127.0.0.1', port: 0, log: silent })
  mailer = nodemailer.createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true })
})
afterAll(async () => {
  mailer.close()
  await door.close()
  await house.close()
})

const folder = path.join(import.meta.dirname, 'certificate')
const certificate = path.join(folder, 'certificate.pem')

const mail = {
  from: 'Nadia <nadia@customers.example>',
  to: 'support@demo.example',
  subject: 'Paid twice',
  text: 'Please help.',
}
async function count(table: string): Promise<number> {
  const { rows } = await house.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  return rows[0]!.count
}

describe('mail by SMTP', () => {
  it('is stored when the server says 250, with a running clock', async () => {
    const sent = await mailer.sendMail({ ...mail, messageId: '<one@customers.example>' })
    expect(sent.response).toMatch(/^250/)
    const { rows } = await house.pool.query(`select b.text, c.subject, customer.name from message_body b
      join message m on m.id = b.message_id join conversation c on c.id = m.conversation_id
      join customer on customer.id = c.customer_id where b.external_id = '<one@customers.example>'`)
    expect(rows).toEqual([{ text: 'Please help.', subject: 'Paid twice', name: 'Nadia' }])
    expect(await count('timer')).toBe(1)
  })

  it('is one message however often it is delivered', async () => {
    const before = await count('message')
    await mailer.sendMail({ ...mail, messageId: '<twice@customers.example>' })
    await mailer.sendMail({ ...mail, messageId: '<twice@customers.example>' })
    expect(await count('message')).toBe(before + 1)
  })

  it('joins the conversation of the mail that it answers', async () => {
    await mailer.sendMail({ ...mail, messageId: '<first@customers.example>' })
    await mailer.sendMail({
      ...mail,
      messageId: '<second@customers.example>',
      inReplyTo: '<first@customers.example>',
    })
    const { rows } = await house.pool.query(`select distinct m.conversation_id from message m
      join message_body b on b.message_id = m.id
      where b.external_id in ('<first@customers.example>', '<second@customers.example>')`)
    expect(rows).toHaveLength(1)
  })

  it('keeps files, once', async () => {
    const attachments = [{ filename: 'receipt.txt', content: 'forty euros' }]
    await mailer.sendMail({ ...mail, messageId: '<file@customers.example>', attachments })
    await mailer.sendMail({ ...mail, messageId: '<file@customers.example>', attachments })
    const { rows } = await house.pool
      .query(`select a.name, convert_from(c.bytes, 'UTF8') as content from attachment a
      join blob_chunk c on c.sha256 = a.sha256`)
    expect(rows).toEqual([{ name: 'receipt.txt', content: 'forty euros' }])
  })

  it('leaves a bomb packed: files are kept as they came', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    await mailer.sendMail({
      ...mail,
      messageId: '<bomb@customers.example>',
      attachments: [{ filename: 'photos.zip', content: bomb }],
    })
    const { rows } = await house.pool.query(`select a.size::int as size, b.text from attachment a
      join message_body b on b.message_id = a.message_id where a.name = 'photos.zip'`)
    expect(rows).toEqual([{ size: bomb.length, text: 'Please help.' }])
  })

  it('is a message of each channel that it was sent to, under the same id, of one customer', async () => {
    await house.pool.query(`insert into channel (brand_id, id, slug, name, kind, adapter, mode, address)
      select brand_id, gen_random_uuid(), 'demo-sales', 'Sales', kind, adapter, mode, 'sales@demo.example' from channel where slug = 'demo-email'`)
    const both = {
      ...mail,
      to: 'support@demo.example, sales@demo.example',
      messageId: '<both@customers.example>',
    }
    await mailer.sendMail(both)
    await mailer.sendMail(both)
    const { rows } = await house.pool
      .query(`select ch.slug, c.customer_id from message_body b join message m on m.id = b.message_id
      join conversation c on c.id = m.conversation_id join channel ch on ch.id = m.channel_id
      where b.external_id = '<both@customers.example>' order by ch.slug`)
    expect(rows.map(({ slug }) => slug)).toEqual(['demo-email', 'demo-sales'])
    expect(rows[0].customer_id).toBe(rows[1].customer_id)
  })

  it('sends a stranger away at the door', async () => {
    await expect(mailer.sendMail({ ...mail, to: 'nobody@demo.example' })).rejects.toMatchObject({
      responseCode: 550,
    })
  })

  it('puts a mail that nobody wrote into quarantine and serves the next', async () => {
    await mailer.sendMail({
      envelope: { from: '', to: 'support@demo.example' },
      raw: 'Subject: nobody\r\n\r\nhello',
    })
    const { rows } = await house.pool.query(`select reason from quarantine`)
    expect(rows[0].reason).toMatch(/^no-sender/)
    await expect(mailer.sendMail(mail)).resolves.toBeDefined()
  })

  it('opens no turn for an out-of-office note', async () => {
    const open = await count('turn')
    await mailer.sendMail({
      ...mail,
      subject: 'Out of office',
      text: 'I am away until Monday.',
      headers: { 'Auto-Submitted': 'auto-replied' },
      messageId: '<away@customers.example>',
    })
    expect(await count('turn')).toBe(open)
    expect(await count(`message_body where external_id = '<away@customers.example>'`)).toBe(1)
  })
})

describe('mail by SMTP with a certificate', () => {
  it('comes in over TLS, and is stored', async () => {
    const tls = { certificate, key: path.join(folder, 'key.pem') }
    const secure = await openSmtpDoor(deps, { host: '127.0.0.1', port: 0, tls, log: silent })
    const sender = nodemailer.createTransport({
      host: '127.0.0.1',
      port: secure.port,
      requireTLS: true,
      tls: { ca: readFileSync(certificate), servername: 'mail.demo.example' },
    })
    const before = await count('message')
    const { response } = await sender.sendMail({ ...mail, messageId: '<sealed@customers.example>' })
    sender.close()
    await secure.close()
    expect(response).toMatch(/^250/)
    expect(await count('message')).toBe(before + 1)
  })

  it('offers no TLS without one', async () => {
    const strict = nodemailer.createTransport({ host: '127.0.0.1', port: door.port, requireTLS: true })
    await expect(strict.sendMail({ ...mail, messageId: '<strict@customers.example>' })).rejects.toThrow(
      'STARTTLS',
    )
  })

  it('says which file is missing, or is none', async () => {
    const open = (key: string) =>
      openSmtpDoor(deps, { host: '127.0.0.1', port: 0, tls: { certificate, key }, log: silent })
    await expect(open('/nowhere/key.pem')).rejects.toThrow('/nowhere/key.pem cannot be read')
    await expect(open(certificate)).rejects.toThrow('are not a certificate and its key')
  })
})
