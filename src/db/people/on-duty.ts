import type { Transaction } from 'kysely'
import type { Roster } from '../../domain/roster/compile-roster.ts'
import { dutyBook } from '../../domain/roster/duty-book.ts'
import { dutyRoster } from '../../domain/roster/duty-roster.ts'
import { onShift } from '../../domain/roster/on-shift.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { OnDuty } from '../../workflows/ports/people-store.ts'
import { readDutyRosters } from '../read/duty-rosters.ts'
import type { DB } from '../schema.ts'

export interface DutyRoster {
  readonly slug: string
  readonly audience: 'on_shift' | 'standby'
  readonly roster: Roster
}

/** The brand's rosters as they stand, ready for questions. */
export async function loadRosters(trx: Transaction<DB>, brandId: string): Promise<readonly DutyRoster[]> {
  const rows = await readDutyRosters(trx, [brandId])
  return rows.map(({ slug, audience, schedule, absences }) => {
    const roster = dutyRoster(schedule, absences)
    if (!roster) throw new Error(`roster ${slug} in the database is not valid`)
    return { slug, audience, roster }
  })
}

/** The desks that name somebody: layers of rosters, as `roster/layer`. */
export function desksOf(rosters: readonly DutyRoster[], member: string): readonly string[] {
  return rosters.flatMap(({ slug, roster }) =>
    roster.layers.filter(({ members }) => members.has(member)).map(({ id }) => `${slug}/${id}`),
  )
}

export function whoIsOnDuty(rosters: readonly DutyRoster[], at: Instant): OnDuty {
  const members = (wanted: DutyRoster['audience']) =>
    new Set(
      rosters.filter(({ audience }) => audience === wanted).flatMap(({ roster }) => onShift(roster, at)),
    )
  return { onShift: members('on_shift'), standby: members('standby') }
}

/** Kept as long as the rosters that it was worked out from. */
const books = new WeakMap<readonly DutyRoster[], (at: Instant) => OnDuty>()

export function dutyBookOf(rosters: readonly DutyRoster[]): (at: Instant) => OnDuty {
  const known = books.get(rosters)
  if (known) return known
  const book = dutyBook(
    rosters.map(({ roster }) => roster),
    (at) => whoIsOnDuty(rosters, at),
  )
  books.set(rosters, book)
  return book
}
