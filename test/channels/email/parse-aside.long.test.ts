import { expect, test } from 'vitest'
import { LARGE_MAIL, parseAside } from '../../../src/channels/email/parse-aside.ts'
import { parseMail } from '../../../src/channels/email/parse-mail.ts'

const file = Buffer.alloc(LARGE_MAIL, 'a sentence that compresses well. ')
const head = ['From: Nadia <nadia@customers.example>', 'Subject: Photos', 'MIME-Version: 1.0']
const large = Buffer.from(
  [
    ...head,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Here they are.',
    '--b',
    'Content-Type: image/png; name=one.png',
    'Content-Transfer-Encoding: base64',
    '',
    ...file.toString('base64').match(/.{1,76}/g)!,
    '--b--',
    '',
  ].join('\r\n'),
)

test('a large mail is read beside everything else, and read the same', async () => {
  let turns = 0
  const turning = setInterval(() => (turns += 1), 1)
  const aside = await parseAside(large)
  clearInterval(turning)
  expect(turns).toBeGreaterThan(5) // the thread alone takes longer to begin
  expect(aside).toEqual(await parseMail(large))
  expect(aside).toMatchObject({
    ok: true,
    mail: { text: 'Here they are.', attachments: [{ size: file.length }] },
  })
})

test('a large mail that no parser takes says why', async () => {
  const lines = Buffer.concat([Buffer.from('From: a@b.example\n\n'), Buffer.alloc(LARGE_MAIL, '\n')])
  expect(await parseAside(lines)).toMatchObject({ ok: false, problem: { code: 'too-many-lines' } })
})
