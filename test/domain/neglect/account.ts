import type { TurnAccount } from '../../../src/domain/neglect/turn-account.ts'
import { MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'

let count = 0

/** A turn of a mail on a Wednesday noon, promised within a quarter of an hour, still open. */
export function account(changes: Partial<TurnAccount> = {}): TurnAccount {
  count += 1
  const openedAt = parseInstant('2026-11-11T12:00:00Z')!
  return {
    turnId: `turn-${count}`,
    conversationId: `conversation-${count}`,
    customerId: `customer-${count}`,
    customerName: null,
    channelId: 'mail',
    channelName: 'Support mail',
    channelKind: 'email',
    language: 'en',
    timeZone: 'Europe/Berlin',
    number: 1,
    openedAt,
    endedAt: null,
    outcome: null,
    target: 15 * MINUTE,
    dueAt: (changes.openedAt ?? openedAt) + 15 * MINUTE,
    cause: null,
    ...changes,
  }
}

/** One that was answered so long after it began. */
export function answeredAfter(wait: number, changes: Partial<TurnAccount> = {}): TurnAccount {
  const turn = account(changes)
  return { ...turn, endedAt: turn.openedAt + wait, outcome: 'answered' }
}
