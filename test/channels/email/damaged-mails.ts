import fc from 'fast-check'

/** A part of a mail, as its sender meant it before anything broke. */
interface Part {
  readonly headers: readonly string[]
  readonly body: string | readonly Part[]
  readonly boundary: string
}

const words = [
  'Hello',
  'order',
  'دوست',
  'Прывітанне',
  '注文',
  'مرحبا',
  '🙂',
  'null',
  'undefined',
  '<b>',
  '%s',
  "';--",
]
const phrase = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(' '))
const line = fc.oneof(
  { weight: 4, arbitrary: phrase },
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  fc.constantFrom(
    '',
    '.',
    '..',
    '--',
    '-- ',
    '> quoted',
    'From me',
    '--frontier',
    '\u0000',
    '\t',
    ' '.repeat(200),
  ),
)
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\r\n'))

const charset = fc.constantFrom(
  'utf-8',
  'us-ascii',
  'iso-8859-1',
  'windows-1256',
  'koi8-r',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'utf-16le',
  'utf-7',
  'x-unknown',
  '"utf-8',
  'UTF8',
  '',
  'cp932',
  'iso-8859-8-i',
  'x'.repeat(300),
)
const encoding = fc.constantFrom(
  '7bit',
  '8bit',
  'binary',
  'base64',
  'quoted-printable',
  'x-uuencode',
  '',
  'BASE64 ',
  '7bit, base64',
)
const media = fc.constantFrom(
  'text/plain',
  'text/html',
  'text/calendar',
  'text/enriched',
  'image/png',
  'application/octet-stream',
  'message/rfc822',
  'message/delivery-status',
  'message/disposition-notification',
  'message/partial',
  'application/ms-tnef',
  'text',
  '/',
  '',
  'multipart/signed',
  'application/pkcs7-mime',
)
const boundary = fc.constantFrom(
  'frontier',
  'a',
  'a b',
  'frontier--',
  '=_x',
  '"',
  '',
  'b'.repeat(200),
  '(c)',
  'é',
)
const parameter = fc.constantFrom(
  '',
  '; format=flowed',
  '; format=flowed; delsp=yes',
  '; name="=?utf-8?B?R3LDvMOfZQ==?="',
  "; filename*=utf-8''%e2%82%ac%.txt",
  '; name*0="a"; name*2="c"',
  '; charset',
  ';;;',
  '; name="unclosed',
  '; type="a\\"',
  "; filename*0*=x'y'%zz",
)
const encodedWord = fc.oneof(
  fc.constantFrom(
    '=?utf-8?B?R3LDvMOfZQ==?=',
    '=?utf-8?Q?=C3?= =?utf-8?Q?=BC?=',
    '=?x?B?!!!?=',
    '=?utf-8?Q?=?=',
    '=?',
    '=?utf-8?B?',
    '=?utf-8*de?Q?a?=',
  ),
  phrase,
)
const address = fc.constantFrom(
  'Ana Lima <ana@customer.example>',
  'ana@customer.example',
  '"a, b" <x@y.example>',
  'undisclosed-recipients:;',
  '<>',
  '',
  'group: a@b.example, c@d.example;',
  '"unclosed <a@b.example>',
  'a@b@c',
  '=?utf-8?Q?Jos=C3=A9?= <jose@c.example>',
  'x'.repeat(400),
  '<@relay.example:a@b.example>',
  'a@[192.0.2.1]',
  '(only) (comments)',
  'MAILER-DAEMON@x.example',
  'a@b.example,'.repeat(300),
)
/** Mostly somebody who can be answered: a mail without a sender is put in quarantine before anything else is read of it. */
const sender = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Ana Lima <ana@customer.example>',
      '=?utf-8?Q?Jos=C3=A9?= <jose@c.example>',
      '"a, b" <x@y.example>',
    ),
  },
  address,
)
const date = fc.constantFrom(
  'Mon, 30 Nov 2026 00:00:00 +0000',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '31 Feb 2026 25:61:61 +9999',
  'yesterday',
  '',
  'Fri, 31 Dec 9999 23:59:60 -0000',
  '-271821',
  '+275760-09-13T00:00:00Z',
  '0',
  '\u0660\u0661',
  '1'.repeat(30),
)
const ids = fc.constantFrom(
  '<a@b.example>',
  '<a@b.example> <c@d.example>',
  '',
  '<>',
  'no brackets',
  '<a b@c>',
  `<${'x'.repeat(998)}@y>`,
  '<\u0000@x>',
  '<a@b.example> '.repeat(500),
  '<ünï@cödé.example>',
)
const extra = fc.oneof(
  fc.constantFrom(
    'Auto-Submitted: auto-replied',
    'Precedence: bulk',
    'List-Id: <a.b.example>',
    'X-Loop: yes',
    'Return-Path: <>',
    'Content-Disposition: attachment; filename="../../etc/passwd"',
    'Content-ID: <a>',
    'Content-Transfer-Encoding',
    ':',
    ' continued from nothing',
    'X: \u0000',
    'Subject: twice',
    'From: other@x.example',
    'MIME-Version: 2.0',
    '=?utf-8?Q?Name?=: x',
    'Content-Type: multipart/mixed; boundary=other',
    'X-Failed-Recipients: a@b.example',
    'Reply-To: =?x?Q?',
    'Résumé: ja',
  ),
  fc.integer({ min: 1, max: 20_000 }).map((length) => `X-Long: ${'y'.repeat(length)}`),
  fc
    .integer({ min: 1, max: 60 })
    .map((count) => Array.from({ length: count }, (_, n) => `X-${n}: z`).join('\r\n')),
)

const contentType = fc
  .tuple(media, charset, parameter)
  .map(([type, set, more]) => `Content-Type: ${type}; charset=${set}${more}`)

const payload = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => `${Buffer.from(bytes).toString('base64').slice(0, -3)}====\r\n@@@@`),
  text.map((some) => some.replace(/[^\r\n -~]/gu, (one) => `=${Buffer.from(one).toString('hex')}`)),
  fc.constantFrom('=', '=\r\n=', '=GG=3', '=E', 'begin 644 x\r\n#\r\n`\r\nend'),
  text.map((some) => `<p>${some}<script>alert(1)</script><blockquote>${some}<style>p{</style><table>`),
  fc.integer({ min: 1, max: 500 }).map((depth) => '<div>'.repeat(depth)),
  text.map((some) => `From: a@b.example\r\nSubject: x\r\n\r\n${some}`),
  text.map(
    (some) =>
      `Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b\r\nAction: failed\r\nStatus: 5.1.1\r\n${some}`,
  ),
)

const { part } = fc.letrec<{ part: Part; leaf: Part; tree: Part }>((tie) => ({
  part: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie('leaf'), tie('tree')),
  leaf: fc.record({
    headers: fc
      .tuple(contentType, encoding, fc.array(extra, { maxLength: 1 }))
      .map(([type, way, more]) => [type, `Content-Transfer-Encoding: ${way}`, ...more]),
    body: payload,
    boundary: fc.constant(''),
  }),
  tree: fc
    .tuple(
      fc.constantFrom('mixed', 'alternative', 'related', 'report', 'digest', 'signed', 'x'),
      boundary,
      fc.array(tie('part'), { maxLength: 4 }),
    )
    .map(([kind, mark, body]) => ({
      headers: [`Content-Type: multipart/${kind}; boundary="${mark}"`],
      body,
      boundary: mark,
    })),
}))

/** What happens to a mail on its way. Positions from 0 to 1. */
type Damage = readonly [
  kind:
    | 'drop-line'
    | 'double-line'
    | 'swap-lines'
    | 'bare-line-ends'
    | 'flip'
    | 'cut-off'
    | 'insert'
    | 'no-closing',
  at: number,
  byte: number,
]
const damage: fc.Arbitrary<Damage> = fc.tuple(
  fc.constantFrom(
    'drop-line',
    'double-line',
    'swap-lines',
    'bare-line-ends',
    'flip',
    'cut-off',
    'insert',
    'no-closing',
  ),
  fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  fc.integer({ min: 0, max: 255 }),
)

/** A mail that is wrong in some of the ways in which mails are, with its bytes as they lie on the wire. */
export const damagedMail: fc.Arbitrary<Buffer> = fc
  .record({
    from: sender,
    to: address,
    subject: encodedWord,
    date,
    id: fc.oneof({ weight: 3, arbitrary: fc.uuid().map((one) => `<${one}@fuzz.example>`) }, ids),
    references: ids,
    extras: fc.array(extra, { maxLength: 4 }),
    part,
    damages: fc.array(damage, { maxLength: 5 }),
  })
  .map(({ from, to, subject, date: sent, id, references, extras, part: body, damages }) => {
    const headers = [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${subject}`,
      `Date: ${sent}`,
      `Message-ID: ${id}`,
      `References: ${references}`,
      'MIME-Version: 1.0',
      ...extras,
    ]
    const whole = `${headers.join('\r\n')}\r\n${written(body)}`
    return damages.reduce<Buffer>(damaged, Buffer.from(whole))
  })

function written({ headers, body, boundary: mark }: Part): string {
  const head = `${headers.join('\r\n')}\r\n\r\n`
  if (typeof body === 'string') return head + body
  return `${head}preamble\r\n${body.map((one) => `--${mark}\r\n${written(one)}\r\n`).join('')}--${mark}--\r\n`
}

function damaged(bytes: Buffer, [kind, position, byte]: Damage): Buffer {
  const at = Math.floor(position * bytes.length)
  switch (kind) {
    case 'flip':
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + 1)])
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + (byte % 9), byte), bytes.subarray(at)])
    case 'cut-off':
      return bytes.subarray(0, Math.floor((0.3 + 0.7 * position) * bytes.length))
    case 'bare-line-ends':
      return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', byte % 2 ? '\n' : '\r'), 'latin1')
    case 'no-closing':
      return Buffer.from(bytes.toString('latin1').replace(/--\r\n$/, '\r\n'), 'latin1')
    default: {
      const lines = bytes.toString('latin1').split('\r\n')
      const n = Math.floor(position * lines.length)
      const [one, other] = [lines[n] ?? '', lines[n + 1] ?? '']
      const changed = { 'drop-line': [other], 'double-line': [one, one, other], 'swap-lines': [other, one] }[
        kind
      ]
      lines.splice(n, 2, ...changed)
      return Buffer.from(lines.join('\r\n'), 'latin1')
    }
  }
}
