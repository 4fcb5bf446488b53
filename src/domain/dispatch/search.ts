import { MINUTE, SECOND, type Instant } from '../time/instant.ts'
import type { Audience } from '../policy/policy.ts'
import { assign } from './assign.ts'
import type { Candidate } from './candidate.ts'
import type { PoolTotals } from './fairness.ts'
import { planWave, type Considered, type WavePlan } from './plan-wave.ts'
import type { DispatchSettings } from './settings.ts'
import type { Work } from './work.ts'

/** What the search for an answerer found; `considered` holds everybody it looked at. */
export type Found =
  | {
      readonly type: 'assign'
      readonly candidate: Candidate
      readonly audience: 'owner' | 'on_shift' | 'standby'
      readonly considered: readonly Considered[]
    }
  | ({ readonly type: 'offer' } & WavePlan)
  | { readonly type: 'nobody'; readonly considered: readonly Considered[]; readonly tryAgainAt: Instant }

const SOONEST = 5 * SECOND
/** Whom another search held at the same moment, it has let go of or given work by then. */
const SHORTLY = SECOND / 2
const LATEST = 5 * MINUTE

/** Everybody, in the order of the house. */
export const everyone: readonly Audience[] = ['owner', 'on_shift', 'standby', 'freelance']

/** Goes through the audiences in order and stops at the first that finds somebody. */
export function search(
  work: Work,
  people: readonly Candidate[],
  audiences: readonly Audience[],
  totals: PoolTotals,
  settings: DispatchSettings,
  now: Instant,
): Found {
  const considered: Considered[] = []
  for (const audience of audiences.length > 0 ? audiences : everyone) {
    if (audience === 'lead') continue
    if (audience === 'freelance') {
      const pool = people.filter(({ person }) => person.kind === 'freelance')
      const plan = planWave(work, pool, totals, settings, now)
      if (plan.asked.length > 0)
        return { type: 'offer', ...plan, considered: [...considered, ...plan.considered] }
      considered.push(...plan.considered)
      continue
    }
    const duty = people.filter((candidate) => belongsTo(candidate, audience, work))
    const assignment = assign(work, duty, settings, now)
    considered.push(...assignment.considered)
    if (assignment.candidate) return { type: 'assign', candidate: assignment.candidate, audience, considered }
  }
  return { type: 'nobody', considered, tryAgainAt: tryAgainAt(considered, now) }
}

function belongsTo(candidate: Candidate, audience: 'owner' | 'on_shift' | 'standby', work: Work): boolean {
  if (audience === 'standby') return candidate.standby
  return candidate.onShift && (audience === 'on_shift' || candidate.person.id === work.ownerId)
}

/**
 * The first instant at which somebody who was passed over becomes free by themselves, within five seconds and five minutes; half a second
 * where another search held somebody just now.
 */
export function tryAgainAt(considered: readonly Considered[], now: Instant): Instant {
  const ends = considered.flatMap((one) => (!one.asked && one.refusal.until ? [one.refusal.until] : []))
  const held = considered.some((one) => !one.asked && one.refusal.reason === 'busy_elsewhere')
  return held ? now + SHORTLY : Math.max(now + SOONEST, Math.min(now + LATEST, ...ends))
}
