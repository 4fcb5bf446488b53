import { readHoldingReply } from '../../domain/conversation/holding-reply/read-holding-reply.ts'
import { saysSolved } from '../../domain/conversation/says-solved.ts'
import { isThanksOnly } from '../../domain/conversation/is-thanks-only.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { Brand } from '../ports/setup-store.ts'
import type { NewMessage } from '../ports/conversation-store.ts'
import type { IncomingMessage } from './incoming-message.ts'
import { CARD_REDACTED } from './without-cards.ts'

/** Flag of a message that says thanks and wants nothing. */
export const THANKS_ONLY = 'thanks_only'

/** Flag of a message in which the customer states that it is solved. */
export const SAYS_SOLVED = 'says_solved'

/** Flag of a message from somebody who is known to be no customer. */
export const NOT_CUSTOMER = 'not_customer'

/**
 * Decides what a message means for turns. Only a human customer opens one, only a human of ours closes one. `notCustomer` tells that the
 * sender is known to be none.
 */
export function interpretMessage(
  message: IncomingMessage & { readonly cardRedacted?: boolean },
  brand: Pick<Brand, 'historyAfter' | 'timeZone'>,
  now: Instant,
  notCustomer = false,
): Omit<NewMessage, 'id' | 'conversationId'> {
  const claimed = message.occurredAt ?? now
  const occurredAt = Math.min(claimed, now)
  const fromCustomer = message.author.kind === 'customer'
  const waits = fromCustomer && !message.automatic && message.step?.asksForHuman !== false
  const thanksOnly = waits && !message.step && (message.thanksOnly ?? isThanksOnly(message.text))
  const flags = [
    ...(claimed > now ? ['future_date'] : []),
    ...(message.automatic ? [message.automatic] : []),
    ...(message.cardRedacted ? [CARD_REDACTED] : []),
    ...(thanksOnly ? [THANKS_ONLY] : []),
    ...(waits && saysSolved(message.text) ? [SAYS_SOLVED] : []),
    ...(waits && notCustomer ? [NOT_CUSTOMER] : []),
  ]
  const isNote = message.note === true || message.author.kind === 'system'
  const closesTurn = message.author.kind === 'agent' && !message.automatic && !isNote
  const promise = closesTurn && promiseIn(message, occurredAt, brand.timeZone)
  return {
    externalId: message.externalId,
    direction: fromCustomer ? 'inbound' : isNote ? 'note' : 'outbound',
    author: message.automatic && fromCustomer ? 'system' : message.author.kind,
    personId: message.personId ?? null,
    opensTurn: waits && !thanksOnly && !notCustomer,
    closesTurn,
    ...(promise && { promise }),
    history: (message.backlog ?? false) || now - occurredAt > brand.historyAfter,
    occurredAt,
    flags,
    authorName: message.author.name ?? null,
    authorAddress: message.author.address,
    text: message.text,
    html: message.html ?? null,
    detail: message.detail ?? {},
  }
}

/** What the writer said of it; else what its words say. */
function promiseIn({ promise, text }: IncomingMessage, at: Instant, zone: Zone) {
  return promise === undefined ? readHoldingReply(text, at, zone) : promise
}
