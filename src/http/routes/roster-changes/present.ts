import type { RosterChangeRow } from '../../../db/read/roster-changes.ts'
import type { RosterChange } from '../../api-types.ts'

export function presentRosterChange(row: RosterChangeRow): RosterChange {
  const { id, brand_id, roster_id, kind, definition, from_at, to_at, created_by, created_at } = row
  return {
    id,
    brand_id,
    roster_id,
    kind,
    definition: { ...definition },
    from: from_at.toISOString(),
    to: to_at.toISOString(),
    created_by,
    created_at: created_at.toISOString(),
  }
}
