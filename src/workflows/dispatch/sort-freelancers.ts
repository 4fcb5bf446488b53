import { isPresent, type Candidate } from '../../domain/dispatch/candidate.ts'
import { freeCapacity } from '../../domain/dispatch/capacity.ts'
import { whyNotOffered } from '../../domain/dispatch/eligible.ts'
import { notAsked, type Considered } from '../../domain/dispatch/plan-wave.ts'
import { refuse } from '../../domain/dispatch/refusal.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { PersonId } from '../../domain/ids.ts'
import { SECOND, type Instant } from '../../domain/time/instant.ts'
import type { Burden } from '../ports/people-store.ts'

/** Freelancers by whether anything that is remembered speaks against them. */
export interface Sorted {
  /** Those first who are asked first. */
  readonly plausible: readonly Candidate[]
  /** The same, each as whoever is not reached in the end. */
  readonly unreached: readonly Considered[]
  readonly ruledOut: readonly Considered[]
}

type Burdens = ReadonlyMap<PersonId, Burden>

interface Known {
  readonly at: Instant
  readonly burdens: Burdens
  readonly sorted: Sorted
}

/** What was sorted for work of one kind serves whatever is like it, for a moment: whoever is chosen is looked at again. */
const known = new WeakMap<readonly Candidate[], Map<string, Known>>()

export function sortFreelancers(
  people: readonly Candidate[],
  burdens: Burdens,
  work: Work,
  settings: DispatchSettings,
  now: Instant,
): Sorted {
  const kind = kindOf(work, settings)
  if (kind === null) return sort(people, burdens, work, settings, now)
  const byKind = known.get(people) ?? new Map<string, Known>()
  known.set(people, byKind)
  const before = byKind.get(kind)
  if (before?.burdens === burdens && now >= before.at && now - before.at <= SECOND)
    return withoutThoseAsked(before.sorted, burdens, work)
  const sorted = sort(people, burdens, work, settings, now)
  byKind.set(kind, { at: now, burdens, sorted })
  return sorted
}

/** All that `whyNotOffered` reads of the work; null where the very instant matters, since optional skills are dropped at one. */
function kindOf(work: Work, { regions }: DispatchSettings): string | null {
  const { channelKind, language, requiredSkills, optionalSkills, customerCountry } = work
  if (optionalSkills.length > 0) return null
  return JSON.stringify([channelKind, language, requiredSkills, customerCountry, regions])
}

function sort(
  people: readonly Candidate[],
  burdens: Burdens,
  work: Work,
  settings: DispatchSettings,
  now: Instant,
): Sorted {
  const present: Candidate[] = []
  const others: Candidate[] = []
  const ruledOut: Considered[] = []
  for (const one of people) {
    if (one.person.kind !== 'freelance') continue
    const refusal =
      whyNotOffered(one, work, settings, now) ?? (isFull(one, burdens, work) ? refuse('full') : null)
    if (refusal) ruledOut.push(notAsked(one, refusal))
    else if (isPresent(one.person, now)) present.push(one)
    else others.push(one)
  }
  const plausible = [...present, ...others]
  const unreached = plausible.map((one) => notAsked(one, refuse('enough_others')))
  return { plausible, unreached, ruledOut }
}

function isFull({ person, standing }: Candidate, burdens: Burdens, { channelKind }: Work): boolean {
  const burden = burdens.get(person.id)
  if (burden === undefined) return false
  return freeCapacity({ person, standing: { ...standing, ...burden } }, channelKind) === 0
}

/** So many with free hands in a row: behind them nobody was asked since. */
const ENOUGH = 64

/** Whoever was asked by this node since stands in front, and has no hand left to look at. */
function withoutThoseAsked({ plausible, unreached, ruledOut }: Sorted, burdens: Burdens, work: Work): Sorted {
  const asked: Considered[] = []
  const free: Candidate[] = []
  let looked = 0
  for (; looked < plausible.length && free.length < ENOUGH; looked += 1) {
    const one = plausible[looked]!
    if (isFull(one, burdens, work)) asked.push(notAsked(one, refuse('full')))
    else free.push(one)
  }
  if (asked.length === 0) return { plausible, unreached, ruledOut }
  return {
    plausible: [...free, ...plausible.slice(looked)],
    unreached: [...free.map((one) => notAsked(one, refuse('enough_others'))), ...unreached.slice(looked)],
    ruledOut: [...asked, ...ruledOut],
  }
}
