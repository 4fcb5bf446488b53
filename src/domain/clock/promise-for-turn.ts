import { ALWAYS_OPEN, type Calendar } from '../calendar/compile-calendar.ts'
import type { Metric, Policy, Target } from '../policy/policy.ts'
import { HOUR, SECOND } from '../time/instant.ts'
import { selectPolicy, type ConversationTraits } from '../policy/select-policy.ts'
import { targetFor } from '../policy/target-for.ts'
import { metricOfTurn } from './spans/reply-spans.ts'

/** What was promised for a turn: the target of the first policy that matches, with its calendar. */
export interface TurnPromise {
  readonly policy: Policy
  readonly target: Target
  readonly calendar: Calendar
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

/** A policy's promise for a metric (see `targetFor` of groups), in the hours with which it was published. Throws if its calendar is gone, which publishing a policy rules out. */
export function promiseOf(
  policy: Policy,
  metric: Metric,
  calendars: ReadonlyMap<string, Calendar>,
  groups?: readonly string[],
): TurnPromise | null {
  const target = targetFor(policy.targets, metric, groups)
  if (!target) return metric === 'promise' ? unwrittenPromise(policy) : null
  const calendar = policy.hours?.get(target.calendar) ?? calendars.get(target.calendar)
  if (!calendar)
    throw new Error(
      `policy ${policy.slug} v${policy.version} names the calendar "${target.calendar}", which is not there`,
    )
  return { policy, target, calendar }
}

/** Within two days somebody comes back, where neither the reply names a date nor the policy a target. */
const KEPT_WITHIN = 48 * HOUR

function unwrittenPromise(policy: Policy): TurnPromise {
  const target: Target = {
    metric: 'promise',
    duration: { targetSeconds: KEPT_WITHIN / SECOND },
    calendar: '24x7',
    steps: [],
    pausedIn: [],
    reopen: 'continue',
  }
  return { policy, target, calendar: ALWAYS_OPEN }
}
