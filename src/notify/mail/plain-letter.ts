import type { MailTransport } from './transport.ts'

export interface LetterOffice {
  readonly transport: MailTransport
  /** Who writes to our people: `Sundial <sundial@example.com>`. */
  readonly from: string
}

/** Sends one of our people a letter about themselves, as text alone: there is nothing else to see, and nothing to fetch. */
export async function sendPlainLetter(
  { transport, from }: LetterOffice,
  {
    to,
    subject,
    paragraphs,
  }: { readonly to: string; readonly subject: string; readonly paragraphs: readonly string[] },
): Promise<void> {
  await transport.send({
    from,
    to,
    subject,
    text: `${paragraphs.join('\n\n')}\n`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
}
