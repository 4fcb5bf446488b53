import type { Calendar } from '../calendar/compile-calendar.ts'
import type { Metric, Policy, Target } from '../policy/policy.ts'
import { selectPolicy, type ConversationTraits } from '../policy/select-policy.ts'

/** What was promised for a turn: the target of the first policy that matches, with its calendar. */
export interface TurnPromise {
  readonly policy: Policy
  readonly target: Target
  readonly calendar: Calendar
}

/** Turn 1 runs on first response, every later one on next response. */
export function metricOfTurn(number: number): Metric {
  return number === 1 ? 'first_response' : 'next_response'
}

/** The promise that applies to a turn, or null where the policy says nothing about its metric. */
export function promiseForTurn(
  number: number,
  traits: ConversationTraits,
  policies: readonly Policy[],
  calendars: ReadonlyMap<string, Calendar>,
): TurnPromise | null {
  const policy = selectPolicy(policies, traits)
  return policy && promiseOf(policy, metricOfTurn(number), calendars)
}

/** A policy's promise for a metric. Throws if its calendar is gone, which publishing a policy rules out. */
export function promiseOf(
  policy: Policy,
  metric: Metric,
  calendars: ReadonlyMap<string, Calendar>,
): TurnPromise | null {
  const target = policy.targets.find((candidate) => candidate.metric === metric)
  if (!target) return null
  const calendar = calendars.get(target.calendar)
  if (!calendar)
    throw new Error(
      `policy ${policy.slug} v${policy.version} names the calendar "${target.calendar}", which is not there`,
    )
  return { policy, target, calendar }
}
