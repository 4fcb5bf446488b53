import type { MailFacts } from '../../../src/domain/mail/mail-facts.ts'

/** What a plain mail from a person says about itself, changed by some headers (names in lower case). */
export function facts(
  headers: Readonly<Record<string, string>> = {},
  text = '',
  change: Partial<MailFacts> = {},
): MailFacts {
  const all = { from: 'Ana Lima <ana@customer.example>', subject: 'Order 4711', ...headers }
  return {
    headers: new Map(Object.entries(all).map(([name, value]) => [name, [value]])),
    subject: all.subject,
    partTypes: ['text/plain'],
    text,
    deliveryStatus: '',
    ...change,
  }
}
