import type { Instant, Millis } from '../time/instant.ts'

/** Why a turn was neglected, from recorded facts: each neglected turn has one. */
export const causes = [
  'channel_down',
  'ingested_late',
  'bounced',
  'budget_exhausted',
  'lost_handover',
  'lapsed_claim',
  'paused_too_long',
  'bot_dead_end',
  'overload',
  'unclaimed',
  'skill_gap',
  'no_coverage',
] as const

export type Cause = (typeof causes)[number]

/** What was recorded about a turn between its beginning and the end of its promise on the customer's own clock. */
export interface CauseFacts {
  /** The end of the promise: what happened later explains nothing. */
  readonly pastAt: Instant
  /** When the opening message reached us. */
  readonly ingestedAt: Instant
  /** It was there before the channel was connected, or imported: that it came late to us says nothing. */
  readonly history: boolean
  /** Fetching or receiving failed while the message waited at the door. */
  readonly channelDown: boolean
  readonly replyBounced: boolean
  readonly budgetExhausted: boolean
  readonly handedBack: boolean
  readonly lapsedClaims: number
  readonly claimed: boolean
  /** How long the company's clock stood still. */
  readonly paused: Millis
  /** How long past the promise the customer waited. */
  readonly past: Millis
  /** A bot answered, and no human was looked for. */
  readonly leftToBot: boolean
  readonly offersMade: number
  /** On shift or standby, or awake and at their page, at some moment of the search; without a search, by the roster. */
  readonly peopleThere: number
  /** Of those there: whom neither language nor skill nor kind of channel kept from it. */
  readonly peopleAble: number
}

/** The first that applies, from the door inwards: what came earliest stood in the way of all that follows. */
export function causeOf(facts: CauseFacts): Cause {
  if (facts.channelDown) return 'channel_down'
  if (!facts.history && facts.ingestedAt > facts.pastAt) return 'ingested_late'
  if (facts.replyBounced) return 'bounced'
  if (facts.budgetExhausted) return 'budget_exhausted'
  if (facts.handedBack) return 'lost_handover'
  if (facts.lapsedClaims > 0) return 'lapsed_claim'
  if (facts.paused > 0 && facts.paused >= facts.past) return 'paused_too_long'
  if (facts.leftToBot) return 'bot_dead_end'
  if (facts.claimed) return 'overload'
  if (facts.offersMade > 0) return 'unclaimed'
  if (facts.peopleThere === 0) return 'no_coverage'
  return facts.peopleAble === 0 ? 'skill_gap' : 'overload'
}
