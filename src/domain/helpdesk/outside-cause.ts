import { causeOf, type Cause } from '../neglect/cause.ts'
import type { Judged } from '../neglect/judge.ts'
import type { Instant, Millis } from '../time/instant.ts'
import type { Activity } from './activity.ts'
import type { ChangeFact } from './facts.ts'

/** What was seen from the outside while a customer waited. */
export interface OutsideTrace {
  readonly changes: readonly ChangeFact[]
  readonly botAnsweredAt: Instant | null
}

/** More than one change of hands while somebody waits is no routing. */
const HANDED_AROUND = 2

/**
 * The cause of a neglected turn, as far as it can be known from the outside. Who was offered what, who was rostered, and whether mail came in
 * late are not among it: whoever wrote to other customers at that time was there.
 */
export function outsideCause([turn, neglect]: Judged, trace: OutsideTrace, activity: Activity): Cause {
  const pastAt = turn.openedAt + turn.target!
  const until = turn.endedAt ?? turn.openedAt + neglect.wait
  const within = trace.changes.filter(({ at }) => at > turn.openedAt && at < until)
  const hands = within.filter(({ what, to }) => what !== 'status' && to !== null).length
  const { there, able } = activity.around(turn.openedAt, pastAt, turn.language)
  return causeOf({
    pastAt,
    ingestedAt: turn.openedAt,
    history: true,
    channelDown: false,
    replyBounced: false,
    budgetExhausted: false,
    handedBack: hands >= HANDED_AROUND,
    lapsedClaims: 0,
    claimed: false,
    paused: pausedWithin(trace.changes, turn.openedAt, until),
    past: neglect.past,
    leftToBot: trace.botAnsweredAt !== null && trace.botAnsweredAt <= pastAt,
    offersMade: 0,
    peopleThere: there,
    peopleAble: able,
  })
}

function pausedWithin(changes: readonly ChangeFact[], from: Instant, until: Instant): Millis {
  let paused = 0
  let since: Instant | null = null
  for (const { what, to, at } of changes) {
    if (what !== 'status' || at < from || at > until) continue
    const pauses = to === 'pending' || to === 'on_hold'
    if (pauses && since === null) since = at
    if (!pauses && since !== null) {
      paused += at - since
      since = null
    }
  }
  return since === null ? paused : paused + until - since
}
