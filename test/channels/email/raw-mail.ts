/** A raw mail from header lines and a body; lines end as on the wire. */
export function rawMail(
  headers: Readonly<Record<string, string>>,
  body = 'Hello, where is my order?',
): Buffer {
  const all = {
    From: 'Ana Lima <ana@customer.example>',
    To: 'support@brand.example',
    Subject: 'Order 4711',
    'Message-ID': '<m1@customer.example>',
    ...headers,
  }
  const lines = Object.entries(all)
    .filter(([, value]) => value !== ABSENT)
    .map(([name, value]) => `${name}: ${value}`)
  return Buffer.from([...lines, '', body].join('\n').replaceAll('\n', '\r\n'))
}

/** As a header's value: the mail has no such header. */
export const ABSENT = '\u0000absent'

/** A multipart body with the boundary `frontier`. */
export function parts(...contents: readonly string[]): string {
  return `${contents.map((content) => `--frontier\n${content}\n`).join('')}--frontier--\n`
}

export const mixed = { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=frontier' }
export const deliveryReport = {
  'MIME-Version': '1.0',
  'Content-Type': 'multipart/report; report-type=delivery-status; boundary=frontier',
}
