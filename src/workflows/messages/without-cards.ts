import { redactCards, redactCardsInHtml } from '../../domain/conversation/redact-cards.ts'
import type { IncomingMessage } from './incoming-message.ts'

/** Flag of a message in which a card's number stood; it was cut before anything was stored. */
export const CARD_REDACTED = 'card_redacted'

/** The message as it may be stored: no number of a payment card in its subject, its text, or what the adapter noted beside it. */
export function withoutCards(
  message: IncomingMessage,
): IncomingMessage & { readonly cardRedacted?: boolean } {
  const { subject, text, html, detail } = message
  const clean = {
    text: redactCards(text),
    ...(subject !== undefined && { subject: redactCards(subject) }),
    ...(html !== undefined && { html: redactCardsInHtml(html) }),
    ...(detail !== undefined && { detail: redactStrings(detail) }),
  }
  const same =
    clean.text === text &&
    clean.subject === subject &&
    clean.html === html &&
    JSON.stringify(clean.detail) === JSON.stringify(detail)
  return same ? message : { ...message, ...clean, cardRedacted: true }
}

function redactStrings<Value>(value: Value): Value {
  if (typeof value === 'string') return redactCards(value) as Value
  if (Array.isArray(value)) return value.map(redactStrings) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactStrings(inner)])) as Value
}
