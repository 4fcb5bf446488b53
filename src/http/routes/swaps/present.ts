import type { DutyPersonRow, DutyRosterRow } from '../../../db/read/duty-rosters.ts'
import type { RosterChangeRow } from '../../../db/read/roster-changes.ts'
import type { Swap } from '../../api-types.ts'

export function presentSwap(
  row: RosterChangeRow,
  rosters: readonly Pick<DutyRosterRow, 'id' | 'name'>[],
  people: readonly DutyPersonRow[],
): Swap {
  const who = (member: unknown) => {
    const person = people.find(({ id, slug }) => id === member || slug === member)
    return person ? { person_id: person.id, name: person.name } : null
  }
  return {
    id: row.id,
    brand_id: row.brand_id,
    roster_id: row.roster_id,
    roster_name: rosters.find(({ id }) => id === row.roster_id)?.name ?? '',
    for: who(row.definition['for']),
    taken_by: who(row.definition['taken_by']),
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
  }
}
