import type { Considered } from '../../domain/dispatch/plan-wave.ts'
import { formatInstant } from '../../domain/time/instant.ts'

type Json = Readonly<Record<string, unknown>>

/** Beyond so many, those who were passed over are counted by reason: why, then follows from their profile and the time. */
const NAMED = 200

/** What a decision record holds of the people who were looked at: everybody who was asked, and why the others were not. */
export function recorded(
  considered: readonly Considered[],
  outcome: Json,
): { readonly outcome: Json; readonly considered: readonly Json[] } {
  const asked = considered.filter((one) => one.asked)
  const passedOver = considered.filter((one) => !one.asked)
  const others = passedOver.slice(NAMED)
  const not_named: Record<string, number> = {}
  for (const { refusal } of others) not_named[refusal.reason] = (not_named[refusal.reason] ?? 0) + 1
  return {
    outcome: others.length === 0 ? outcome : { ...outcome, not_named },
    considered: [...asked, ...passedOver.slice(0, NAMED)].map(described),
  }
}

function described(one: Considered): Json {
  if (one.asked) return { person_id: one.personId, chance: Number(one.chance.toFixed(3)) }
  const { reason, until } = one.refusal
  return { person_id: one.personId, refused: reason, ...(until !== null && { until: formatInstant(until) }) }
}
