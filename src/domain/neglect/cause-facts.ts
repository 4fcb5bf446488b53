import type { RefusalReason } from '../dispatch/refusal.ts'
import type { Instant, Millis } from '../time/instant.ts'
import type { CauseFacts } from './cause.ts'
import { waitedAtDoor, type Downtime } from './downtime.ts'
import type { TurnAccount } from './turn-account.ts'
import type { TracedDecision, TurnTrace } from './turn-trace.ts'

/** Somebody who was on duty when the turn began. */
export interface OnDutyPerson {
  readonly personId: string
  /** Knows the language and takes this kind of channel. */
  readonly able: boolean
}

/** What surrounds a neglected turn besides its own trace. */
export interface Surroundings {
  readonly past: Millis
  readonly now: Instant
  readonly downtimes: readonly Downtime[]
  readonly onDuty: readonly OnDutyPerson[]
}

/** Without language, skill or kind of channel for it. */
const unable: ReadonlySet<RefusalReason> = new Set(['channel', 'language', 'skill'])
const elsewhere: ReadonlySet<RefusalReason> = new Set(['absent', 'away', 'asleep', 'not_present'])

/** Reads from a turn's trace what its cause depends on. The turn must have been promised something. */
export function causeFacts(
  turn: Omit<TurnAccount, 'cause'>,
  trace: TurnTrace,
  { past, now, downtimes, onDuty }: Surroundings,
): CauseFacts {
  const pastAt = turn.openedAt + turn.target!
  const before = (at: Instant | null) => at !== null && at <= pastAt
  const claims = trace.claims.filter(({ claimedAt }) => before(claimedAt))
  const decisions = trace.decisions.filter(({ at }) => before(at))
  const people = peopleThere(decisions, onDuty)
  return {
    pastAt,
    ingestedAt: trace.ingestedAt,
    history: trace.history,
    channelDown: waitedAtDoor(downtimes, turn.channelId, turn.openedAt, trace.ingestedAt),
    replyBounced: trace.bouncedAt !== null,
    budgetExhausted: decisions.some(({ reason }) => reason === 'budget_exhausted'),
    handedBack: claims.some(({ state, origin }) => state === 'handed_back' || origin === 'handover'),
    lapsedClaims: claims.filter(({ state }) => state === 'lapsed').length,
    claimed: claims.length > 0,
    paused: pausedWithin(trace.pauses, turn.openedAt, turn.endedAt ?? now),
    past,
    leftToBot: before(trace.botAnsweredAt) && !before(trace.searchedSince),
    offersMade: trace.offersMadeAt.filter(before).length,
    peopleThere: people.length,
    peopleAble: people.filter(({ able }) => able).length,
  }
}

/** Whom the search found within reach; where there was none, those on duty. */
function peopleThere(
  decisions: readonly TracedDecision[],
  onDuty: readonly OnDutyPerson[],
): readonly OnDutyPerson[] {
  if (decisions.length === 0) return onDuty
  const duty = new Set(onDuty.map(({ personId }) => personId))
  const there = new Map<string, OnDutyPerson>()
  for (const { personId, refused } of decisions.flatMap(({ considered }) => considered)) {
    if (refused !== null && elsewhere.has(refused)) continue
    const able = refused === null || !unable.has(refused)
    // Language and skill are looked at before sleep: of those who are not on duty, they say nothing about being there.
    if (able || duty.has(personId)) there.set(personId, { personId, able })
  }
  return [...there.values()]
}

function pausedWithin(pauses: TurnTrace['pauses'], from: Instant, until: Instant): Millis {
  return pauses.reduce(
    (sum, pause) => sum + Math.max(0, Math.min(pause.to ?? until, until) - Math.max(pause.from, from)),
    0,
  )
}
