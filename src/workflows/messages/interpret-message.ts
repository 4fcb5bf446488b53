import type { Instant } from '../../domain/time/instant.ts'
import type { Brand } from '../ports/setup-store.ts'
import type { NewMessage } from '../ports/conversation-store.ts'
import type { IncomingMessage } from './incoming-message.ts'

/** Decides what a message means for turns. Only a human customer opens one, only a human of ours closes one. */
export function interpretMessage(
  message: IncomingMessage,
  brand: Pick<Brand, 'historyAfter'>,
  now: Instant,
): Omit<NewMessage, 'id' | 'conversationId'> {
  const claimed = message.occurredAt ?? now
  const occurredAt = Math.min(claimed, now)
  const flags = [
    ...(claimed > now ? ['future_date'] : []),
    ...(message.automatic ? [message.automatic] : []),
    ...(message.thanksOnly ? ['thanks_only'] : []),
  ]
  const fromCustomer = message.author.kind === 'customer'
  return {
    externalId: message.externalId,
    direction: fromCustomer ? 'inbound' : message.author.kind === 'system' ? 'note' : 'outbound',
    author: message.automatic && fromCustomer ? 'system' : message.author.kind,
    personId: message.personId ?? null,
    opensTurn: fromCustomer && !message.automatic && !message.thanksOnly,
    closesTurn: message.author.kind === 'agent' && !message.automatic,
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
