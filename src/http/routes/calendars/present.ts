import type { CalendarRow } from '../../../db/read/calendars.ts'
import type { Calendar } from '../../api-types.ts'

export function presentCalendar(row: CalendarRow): Calendar {
  const { id, brand_id, slug, name, version, managed_by } = row
  return {
    id,
    brand_id,
    slug,
    name,
    definition: row.definition as Calendar['definition'],
    version,
    managed_by,
  }
}
