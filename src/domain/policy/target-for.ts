import type { Metric, Target } from './policy.ts'

/** The group of those whom no roster names. */
export const FREELANCE = 'freelance'

/**
 * What a policy promises for a metric; null if nothing. Of a group's share, that of the first target which names one of `groups` (none:
 * freelancers), else of the one that names no group. Without `groups`: of any of them.
 */
export function targetFor(
  targets: readonly Target[],
  metric: Metric,
  groups?: readonly string[],
): Target | null {
  const found = targets.filter((target) => target.metric === metric)
  if (metric !== 'group_share' || groups === undefined) return found[0] ?? null
  const named = groups.length === 0 ? [FREELANCE] : groups
  return (
    found.find(({ group }) => group !== undefined && named.includes(group)) ??
    found.find(({ group }) => group === undefined) ??
    null
  )
}
