import type { Calendar } from '../calendar/compile-calendar.ts'
import type { Holding } from '../clock/holding.ts'
import { planSpan } from '../clock/plan-span.ts'
import { promiseOf, type TurnPromise } from '../clock/promise-for-turn.ts'
import { metricOfTurn, replySpan } from '../clock/spans/reply-spans.ts'
import type { CourseTurn, Span } from '../clock/spans/span.ts'
import { isReplyMetric, spansOf, type Measured } from '../clock/spans/spans-of.ts'
import type { Course } from '../conversation/course.ts'
import { followStatus } from '../conversation/follow-status.ts'
import type { Halt } from '../conversation/halt.ts'
import { turnsOf } from '../conversation/turn.ts'
import type { Metric, Policy } from '../policy/policy.ts'
import { selectPolicy, type ConversationTraits } from '../policy/select-policy.ts'
import type { Roster } from '../roster/compile-roster.ts'
import type { Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import { BackTestTally, type BackTestFigures } from './back-test-tally.ts'
import { staffedHours } from './staffed-hours.ts'
import { judgeSpan } from './judge-span.ts'

/** One conversation of the past. */
export interface PastConversation {
  readonly course: Course
  /** Who had it, in order, on turns by the message that opened them; only where an internal target is tried. */
  readonly holdings?: readonly Holding[]
  readonly traits: ConversationTraits
  /** Where the customer lives, or the brand if that is not known. */
  readonly zone: Zone
}

/** What is tried: policies in their order, with the calendars that they name. */
export interface Draft {
  readonly policies: readonly Policy[]
  readonly calendars: ReadonlyMap<string, Calendar>
  /** Who would have been on duty; without them nobody asks. */
  readonly rosters?: readonly Roster[]
}

/**
 * Tries policies on what happened: the clocks that would have run, by the code that lets them run live. What is open at `endsAt` has waited
 * until then. Who would have answered sooner, asked by this policy, nobody knows: the answers are those that were given.
 */
export class BackTest {
  readonly #draft: Draft
  /** Of each policy, each once. */
  readonly #metrics: ReadonlyMap<Policy, ReadonlySet<Metric>>
  readonly #endsAt: Instant
  readonly #tally: BackTestTally

  constructor(draft: Draft, endsAt: Instant) {
    this.#draft = { ...draft, policies: draft.policies.map(withSearchesOnly) }
    this.#metrics = new Map(
      this.#draft.policies.map((policy) => [policy, new Set(policy.targets.map(({ metric }) => metric))]),
    )
    this.#endsAt = endsAt
    this.#tally = new BackTestTally(draft.rosters ? staffedHours(draft.rosters) : null)
  }

  /** Conversations may come in any order, batch by batch. */
  add({ course, holdings = [], traits, zone }: PastConversation): void {
    const policy = selectPolicy(this.#draft.policies, traits)
    const turns = turnsOf(course.messages, course.settlements, course.carried).map((turn): CourseTurn => ({
      ...turn,
      id: turn.openedBy,
    }))
    this.#tally.countConversation(course.messages.length, turns.length)
    if (!policy) return
    const halts = needsHalts(policy) ? followStatus(course, this.#endsAt).halts : []
    for (const metric of this.#metrics.get(policy)!) {
      const promised = promiseOf(policy, metric, this.#draft.calendars)!
      for (const span of spansFor(promised, { course, holdings }, turns, halts)) {
        const promise =
          metric === 'group_share' ? promiseOf(policy, metric, this.#draft.calendars, span.groups) : promised
        if (!promise) continue
        const plan = planSpan(promise, span, halts)
        const verdict = judgeSpan(span, plan, promise, this.#endsAt)
        this.#tally.count(zone, span, verdict, promise.target.group)
      }
    }
  }

  figures(): BackTestFigures {
    return this.#tally.figures()
  }
}

/** Of its steps only those matter that search for somebody: whom the others tell changes no figure. */
function withSearchesOnly(policy: Policy): Policy {
  const targets = policy.targets.map((target) => ({
    ...target,
    steps: target.steps.filter(({ action }) => action === 'dispatch'),
  }))
  return { ...policy, targets }
}

/** Most policies pause nothing, and nothing but replies is measured: then nobody needs to know the status. */
function needsHalts({ targets }: Policy): boolean {
  return targets.some(({ metric, pausedIn }) => pausedIn.length > 0 || !isReplyMetric(metric))
}

function spansFor(
  { policy, target: { metric, reopen } }: TurnPromise,
  measured: Measured,
  turns: readonly CourseTurn[],
  halts: readonly Halt[],
): readonly Span[] {
  if (isReplyMetric(metric))
    return turns.filter(({ number }) => metricOfTurn(number) === metric).map((turn) => replySpan(turn))
  return spansOf(metric, measured, turns, halts, reopen, policy.revivedAfter)
}
