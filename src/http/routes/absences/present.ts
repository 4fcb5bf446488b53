import type { AbsenceRow } from '../../../db/read/absences.ts'
import type { Absence } from '../../api-types.ts'

/** Why somebody is away is between them and their leads. */
export function presentAbsence(row: AbsenceRow, showsReason: boolean): Absence {
  return {
    id: row.id,
    person_id: row.person_id,
    name: row.person_name,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    reason: showsReason ? row.reason : null,
    source: row.source,
  }
}
