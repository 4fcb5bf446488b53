/** Why a turn was neglected, from recorded facts: each neglected turn has one. */
export const causes = [
  'channel_down',
  'ingested_late',
  'bounced',
  'bot_dead_end',
  'budget_exhausted',
  'lost_handover',
  'lapsed_claim',
  'unclaimed',
  'skill_gap',
  'overload',
  'paused_too_long',
  'no_coverage',
] as const

export type Cause = (typeof causes)[number]

/** What was recorded about a turn between its beginning and its due time. */
export interface CauseFacts {
  /** The channel's fetching or receiving failed while the message waited at the door. */
  readonly channelDown: boolean
  /** It was already past due when it was learnt. */
  readonly ingestedPastDue: boolean
  readonly replyBounced: boolean
  readonly botAnswered: boolean
  readonly budgetExhausted: boolean
  readonly handedOver: boolean
  readonly lapsedClaims: number
  readonly offersMade: number
  /** Somebody was on shift or standby, or awake and present. */
  readonly peopleConsidered: number
  /** Reasons for which those considered were not asked, by how often. */
  readonly refusals: Readonly<Record<string, number>>
  readonly claimed: boolean
}

const skillRefusals = ['language', 'skill', 'channel'] as const

/** The first that applies, from the door inwards: what came earliest stood in the way of all that follows. */
export function causeOf(facts: CauseFacts): Cause {
  if (facts.channelDown) return 'channel_down'
  if (facts.ingestedPastDue) return 'ingested_late'
  if (facts.replyBounced) return 'bounced'
  if (facts.botAnswered) return 'bot_dead_end'
  if (facts.budgetExhausted) return 'budget_exhausted'
  if (facts.handedOver) return 'lost_handover'
  if (facts.lapsedClaims > 0) return 'lapsed_claim'
  if (facts.claimed) return 'overload'
  if (facts.offersMade > 0) return 'unclaimed'
  if (facts.peopleConsidered === 0) return 'no_coverage'
  const refused = Object.values(facts.refusals).reduce((sum, count) => sum + count, 0)
  const unable = skillRefusals.reduce((sum, reason) => sum + (facts.refusals[reason] ?? 0), 0)
  if (unable > 0 && unable === refused) return 'skill_gap'
  return (facts.refusals['capacity'] ?? 0) > 0 ? 'overload' : 'no_coverage'
}
