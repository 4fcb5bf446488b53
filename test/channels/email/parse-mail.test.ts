import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../src/channels/email/parse-mail.ts'
import type { ParsedMail } from '../../../src/channels/email/parsed-mail.ts'
import { ABSENT, mixed, parts, rawMail } from './raw-mail.ts'

async function parsed(raw: Uint8Array): Promise<ParsedMail> {
  const outcome = await parseMail(raw)
  if (!outcome.ok) throw new Error(outcome.problem.detail)
  return outcome.mail
}

async function problemOf(raw: Uint8Array): Promise<string> {
  const outcome = await parseMail(raw)
  return outcome.ok ? 'none' : outcome.problem.code
}

describe('a mail becomes a message', () => {
  it('with its people, subject, text and threads', async () => {
    const mail = await parsed(
      rawMail({
        To: '"Support, Brand" <Support@Brand.example>, team: bo@brand.example, cy@brand.example;',
        Subject: '=?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
        'In-Reply-To': '<out-2@brand.example>',
        References: '<out-1@brand.example>\n <out-2@brand.example>',
        Date: 'Thu, 01 Jan 2026 10:00:00 +0100',
        'X-Sundial-Message': 'abc',
      }),
    )
    expect(mail).toMatchObject({
      verdict: { kind: 'human' },
      from: { address: 'ana@customer.example', name: 'Ana Lima' },
      to: [
        { address: 'support@brand.example', name: 'Support, Brand' },
        { address: 'bo@brand.example' },
        { address: 'cy@brand.example' },
      ],
      subject: 'Grüße',
      text: 'Hello, where is my order?',
      replyText: 'Hello, where is my order?',
      html: null,
      messageId: '<m1@customer.example>',
      messageIdDerived: false,
      inReplyTo: '<out-2@brand.example>',
      references: ['<out-1@brand.example>', '<out-2@brand.example>'],
      claimedDate: '2026-01-01T09:00:00.000Z',
      ownMessage: 'abc',
    })
  })

  it('with attachments and inline images', async () => {
    const image =
      'Content-Type: image/png; name="../../etc/cat.png"\nContent-ID: <cat@1>\nContent-Disposition: inline; filename="../../etc/cat.png"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo='
    const file =
      'Content-Type: application/pdf\nContent-Disposition: attachment; filename="bill\u202efdp.exe"\nContent-Transfer-Encoding: base64\n\nJVBERg=='
    const mail = await parsed(rawMail(mixed, parts('Content-Type: text/plain\n\nsee below', image, file)))
    expect(mail.text.trim()).toBe('see below')
    expect(mail.attachments).toMatchObject([
      { name: 'cat.png', type: 'image/png', size: 8, contentId: 'cat@1', inline: true },
      { name: 'billfdp.exe', type: 'application/pdf', size: 4, contentId: null, inline: false },
    ])
    expect([...mail.attachments[0]!.content.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })

  it('when it has HTML only: the text is what a reader sees', async () => {
    const html =
      '<html><head><title>x</title><style>p{}</style></head><body><p>Hi &amp; hello,<br>where is it?</p><script>bad()</script><blockquote>earlier</blockquote></body></html>'
    const mail = await parsed(rawMail({ 'Content-Type': 'text/html; charset=utf-8' }, html))
    expect(mail.text).toBe('Hi & hello,\nwhere is it?\n\n> earlier')
    expect(mail.replyText).toBe('Hi & hello,\nwhere is it?')
    expect(mail.html).toContain('<blockquote>')
  })

  it('when nobody wrote a body', async () => {
    expect(await parsed(rawMail({}, ''))).toMatchObject({ text: '', replyText: '', attachments: [] })
  })

  it('when a server returns our mail without any sender', async () => {
    const mail = await parsed(
      rawMail({ From: '<>', 'Return-Path': '<>', Subject: 'failure notice' }, 'bo@far.example: mailbox full'),
    )
    expect(mail).toMatchObject({ verdict: { kind: 'bounce' }, from: { address: 'mailer-daemon' } })
  })
})

describe('odd charsets', () => {
  it('of the body are read as declared', async () => {
    const raw = Buffer.concat([
      rawMail({ 'Content-Type': 'text/plain; charset=koi8-r' }, ''),
      Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
    ])
    expect((await parsed(raw)).text.trim()).toBe('Привет')
  })

  it('that nobody knows leave readable text', async () => {
    expect(
      (await parsed(rawMail({ 'Content-Type': 'text/plain; charset=klingon-7' }, 'where is it'))).text,
    ).toContain('where is it')
  })

  it('in bare headers are mended', async () => {
    const raw = Buffer.from(
      rawMail({ Subject: 'Grüße', From: 'Jürgen <j@customer.example>' }).toString('utf8'),
      'latin1',
    )
    expect(await parsed(raw)).toMatchObject({ subject: 'Grüße', from: { name: 'Jürgen' } })
  })

  it('never leave a NUL or half a character for the store', async () => {
    const mail = await parsed(
      rawMail(
        { 'Content-Type': 'text/html; charset=utf-8', Subject: 'a\u0000b' },
        '<p>x\u0000y&#xD800;z</p>',
      ),
    )
    expect(JSON.stringify([mail.subject, mail.text, mail.html])).not.toMatch(/\\u0000|\\ud800/)
  })
})

describe('a mail without Message-ID', () => {
  const bare = { 'Message-ID': ABSENT, Date: 'Thu, 01 Jan 2026 10:00:00 +0100' }

  it('gets the same id each time it is read, by whatever road', async () => {
    const once = await parsed(rawMail({ ...bare, Received: 'from a by b' }))
    const again = await parsed(
      rawMail({ ...bare, Received: 'from c by d', 'Return-Path': '<ana@customer.example>' }),
    )
    expect(once.messageIdDerived).toBe(true)
    expect(once.messageId).toMatch(/^<[0-9a-f]{40}@no-message-id\.invalid>$/)
    expect(again.messageId).toBe(once.messageId)
  })

  it('differs from every other', async () => {
    const ids = await Promise.all(
      [bare, { ...bare, Subject: 'x' }, { ...bare, From: 'b@customer.example' }].map((headers) =>
        parsed(rawMail(headers)),
      ),
    )
    const other = await parsed(rawMail(bare, 'another text'))
    expect(new Set([...ids, other].map((mail) => mail.messageId)).size).toBe(4)
  })
})

describe('what cannot be a message goes to quarantine with a reason', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blank lines', Buffer.from('\r\n \r\n'), 'empty'],
    ['no From', rawMail({ From: ABSENT }), 'no-sender'],
    ['a From without address', rawMail({ From: 'Ana Lima' }), 'no-sender'],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), 'no-sender'],
    ['ten million line ends', Buffer.concat([rawMail({}), Buffer.alloc(10_000_000, '\n')]), 'too-many-lines'],
    [
      'three hundred boxes in boxes',
      Buffer.from(
        `From: a@b.example\n${Array.from({ length: 300 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join('')}`,
      ),
      'unreadable',
    ],
    [
      'two thousand parts',
      rawMail(
        mixed,
        parts(...Array<string>(2000).fill(`Content-Type: application/x-nothing\nX: ${'a'.repeat(150)}\n\nx`)),
      ),
      'too-many-parts',
    ],
    ['a header of a megabyte', rawMail({ 'X-Long': 'a'.repeat(1_000_000) }), 'unreadable'],
    ['sixty megabytes', Buffer.alloc(60 * 1024 * 1024, 'a'), 'too-large'],
  ])('%s', async (_, raw, code) => expect(await problemOf(raw)).toBe(code))

  it('but an attachment of 30 MB is read', async () => {
    const line = `${'QUJD'.repeat(19)}\n`
    const mail = await parsed(
      rawMail(
        mixed,
        parts(
          'Content-Type: text/plain\n\nhere',
          `Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\n${line.repeat(400_000)}`,
        ),
      ),
    )
    expect(mail.attachments).toMatchObject([{ type: 'application/zip', size: 22_800_000 }])
  })
})
