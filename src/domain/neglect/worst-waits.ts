import type { ChannelKind } from '../conversation/channel.ts'
import type { Millis } from '../time/instant.ts'
import type { Cause } from './cause.ts'
import type { Judged } from './judge.ts'
import { initialsOf } from './initials.ts'

/** One of the longest waits. Whose it was shows only on the page behind. */
export interface WorstWait {
  readonly conversationId: string
  readonly initials: string
  readonly channelKind: ChannelKind
  readonly wait: Millis
  readonly neverAnswered: boolean
  readonly cause: Cause | null
}

const SHOWN = 5

/** The longest waits, each conversation once. */
export function worstWaits(neglected: readonly Judged[]): readonly WorstWait[] {
  const seen = new Set<string>()
  return [...neglected]
    .sort(([, a], [, b]) => b.wait - a.wait)
    .filter(([{ conversationId }]) => !seen.has(conversationId) && seen.add(conversationId))
    .slice(0, SHOWN)
    .map(([turn, { wait, neverAnswered }]) => ({
      conversationId: turn.conversationId,
      initials: initialsOf(turn.customerName),
      channelKind: turn.channelKind,
      wait,
      neverAnswered,
      cause: turn.cause,
    }))
}
