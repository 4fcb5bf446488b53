import type { Conditions, Policy } from './policy.ts'

/** The policy, earlier in the order, that matches whatever this one matches, so that it never comes to its turn; null if none does. */
export function shadowedBy<Earlier extends Pick<Policy, 'conditions'>>(
  policy: Pick<Policy, 'conditions'>,
  earlier: readonly Earlier[],
): Earlier | null {
  return earlier.find((one) => covers(one.conditions, policy.conditions)) ?? null
}

/** Every list of the one is absent, or holds all that the other one's holds. */
function covers(one: Conditions, other: Conditions): boolean {
  return (['channels', 'kinds', 'priorities', 'languages', 'segments', 'tags'] as const).every((name) => {
    const [wide, narrow] = [one[name], other[name]]
    return wide === undefined || (narrow !== undefined && narrow.every((value) => wide.includes(value)))
  })
}
