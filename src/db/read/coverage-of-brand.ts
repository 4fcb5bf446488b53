import type { Kysely } from 'kysely'
import { readAbilities, type AbilityRow } from './abilities.ts'
import {
  LEARNT_FROM,
  readArrivals,
  readHandling,
  readPromises,
  type ArrivalsRow,
  type HandlingRow,
  type PromiseRow,
} from './arrivals.ts'
import { readDutyRosters } from './duty-rosters.ts'
import type { DB } from '../schema.ts'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import { speaks } from '../../domain/dispatch/eligible.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Roster } from '../../domain/roster/compile-roster.ts'
import { coverageOf, type Coverage } from '../../domain/roster/coverage.ts'
import { learnDemand, type Demand } from '../../domain/roster/demand.ts'
import { dutyRoster } from '../../domain/roster/duty-roster.ts'
import { shiftsBetween } from '../../domain/roster/shifts-between.ts'
import { staffingFor, usualStaffing, type Staffing } from '../../domain/roster/staffing.ts'
import { HOUR, type Instant } from '../../domain/time/instant.ts'

/** What customers of one kind of channel and one language need, against who is there. */
export interface NeedCovered {
  readonly kind: ChannelKind
  readonly language: string | null
  readonly staffing: Staffing
  readonly demand: readonly Demand[]
  readonly coverage: Coverage
}

/** Somebody who is not there, to see what would change if they were. */
export interface ImaginedPerson {
  readonly roster: Roster
  readonly abilities: readonly AbilityRow[]
}

export interface CoverageOptions {
  readonly sampled?: boolean
  readonly imagined?: ImaginedPerson | null
}

/**
 * From the next full hour on, for so long; demand is that of the last 28 days, by the customers' own hours. `sampled` looks at
 * one customer in 64, where there are very many.
 */
export async function coverageOfBrand(
  db: Kysely<DB>,
  brandId: string,
  now: Instant,
  length: number,
  { sampled = false, imagined = null }: CoverageOptions = {},
): Promise<readonly NeedCovered[]> {
  const arrivals = await readArrivals(db, brandId, now, sampled)
  const [handling, promises] = [await readHandling(db, brandId, now), await readPromises(db, brandId)]
  const abilities = [...(await readAbilities(db, brandId)), ...(imagined?.abilities ?? [])]
  const rosters = (await readDutyRosters(db, [brandId])).flatMap(({ audience, schedule, absences }) => {
    const roster = dutyRoster(schedule, absences)
    return roster ? [{ audience, roster }] : []
  })
  const from = Math.ceil(now / HOUR) * HOUR
  const to = from + length
  const shifts = rosters.map(({ audience, roster }) => ({
    audience,
    shifts: shiftsBetween(roster, from, to),
  }))
  if (imagined)
    shifts.push({ audience: 'on_shift' as const, shifts: shiftsBetween(imagined.roster, from, to) })
  const needs = groupBy(arrivals, ({ kind, language }) => `${kind} ${language ?? ''}`)
  return [...needs.values()].map((rows) => {
    const { kind, language } = rows[0]!
    const staffing = staffingOf(kind, handling, promises)
    const demand = demandOf(rows, now)
    // Standby takes chats and calls only, where nobody can wait for an offer.
    const there = shifts.filter(
      ({ audience }) => audience === 'on_shift' || kind === 'chat' || kind === 'phone',
    )
    const need = { demand, able: ableTo(kind, language, abilities), peopleFor: staffingFor(kind, staffing) }
    const coverage = coverageOf(
      need,
      there.flatMap((roster) => roster.shifts),
      from,
      to,
    )
    return { kind, language, staffing, demand, coverage }
  })
}

function demandOf(rows: readonly ArrivalsRow[], now: Instant): readonly Demand[] {
  const arrivals = rows.map(({ zone, at, count }) => ({ zone, at: at.getTime(), count }))
  const since = Math.floor((now - LEARNT_FROM) / HOUR) * HOUR
  return learnDemand(arrivals, since, since + LEARNT_FROM)
}

function ableTo(kind: ChannelKind, language: string | null, abilities: readonly AbilityRow[]) {
  const able = new Set(
    abilities
      .filter(({ channel_kinds }) => channel_kinds.includes(kind))
      .filter(({ languages }) => language === null || speaks(languages, language))
      .map(({ slug }) => slug),
  )
  return (member: string) => able.has(member)
}

/** What was promised and measured, else what is usual. */
function staffingOf(
  kind: ChannelKind,
  handling: readonly HandlingRow[],
  promises: readonly PromiseRow[],
): Staffing {
  const usual = usualStaffing[kind]
  const promise = promises.find(({ kinds }) => kinds === null || kinds.includes(kind))
  return {
    ...usual,
    targetSeconds: promise?.target_seconds ?? usual.targetSeconds,
    handleSeconds: Math.max(1, handling.find((one) => one.kind === kind)?.seconds ?? usual.handleSeconds),
  }
}
