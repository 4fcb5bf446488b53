import type { Transaction } from 'kysely'
import { compileRoster, type Roster } from '../../domain/roster/compile-roster.ts'
import { onShift } from '../../domain/roster/on-shift.ts'
import { parseSchedule } from '../../domain/roster/parse-schedule.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { OnDuty } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'

export interface DutyRoster {
  readonly audience: 'on_shift' | 'standby'
  readonly roster: Roster
}

/** The brand's rosters, ready for questions. */
export async function loadRosters(trx: Transaction<DB>, brandId: string): Promise<readonly DutyRoster[]> {
  const rows = await trx
    .selectFrom('roster')
    .select(['slug', 'audience', 'schedule'])
    .where('brand_id', '=', brandId)
    .where('removed_at', 'is', null)
    .execute()
  return rows.map(({ slug, audience, schedule }) => {
    const parsed = parseSchedule(schedule)
    if (!parsed.ok)
      throw new Error(`roster ${slug} in the database is not valid: ${JSON.stringify(parsed.problems)}`)
    return { audience: audience as DutyRoster['audience'], roster: compileRoster(parsed.schedule) }
  })
}

export function whoIsOnDuty(rosters: readonly DutyRoster[], at: Instant): OnDuty {
  const members = (wanted: DutyRoster['audience']) =>
    new Set(
      rosters.filter(({ audience }) => audience === wanted).flatMap(({ roster }) => onShift(roster, at)),
    )
  return { onShift: members('on_shift'), standby: members('standby') }
}
