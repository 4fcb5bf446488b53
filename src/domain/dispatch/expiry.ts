import { SECOND, type Instant, type Millis } from '../time/instant.ts'
import { slackOf, type Work } from './work.ts'

/** How long an offer of this work stays open: a third of the slack, within 8 to 10 s for chat, 20 to 120 s for anything else. */
export function offerWindow(work: Work, now: Instant): Millis {
  const [shortest, longest] = work.channelKind === 'chat' ? [8, 10] : [20, 120]
  const slack = slackOf(work, now)
  if (slack === null) return longest * SECOND
  return Math.min(longest * SECOND, Math.max(shortest * SECOND, Math.floor(slack / 3)))
}
