import { SECOND, type Instant, type Millis } from '../time/instant.ts'
import type { Offer } from './dispatch.ts'
import { slackOf, type Work } from './work.ts'

/** How long an offer of this work stays open: a third of the slack, within 8 to 10 s for chat, 20 to 120 s for anything else. */
export function offerWindow(work: Work, now: Instant): Millis {
  const [shortest, longest] = work.channelKind === 'chat' ? [8, 10] : [20, 120]
  const slack = slackOf(work, now)
  if (slack === null) return longest * SECOND
  return Math.min(longest * SECOND, Math.max(shortest * SECOND, Math.floor(slack / 3)))
}

/** No way takes longer; whoever says so later opened the page later. */
const LONGEST_WAY = 15 * SECOND

/** Until when an offer stands that is shown now for the first time: what its way took is given back, 15 s at most. */
export function shownUntil(
  { offeredAt, expiresAt }: Pick<Offer, 'offeredAt' | 'expiresAt'>,
  now: Instant,
): Instant {
  return expiresAt + Math.min(LONGEST_WAY, Math.max(0, now - offeredAt))
}
