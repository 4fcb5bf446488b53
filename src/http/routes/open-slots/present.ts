import type { OpenSlotRow } from '../../../db/read/open-slots.ts'
import type { OpenSlot } from '../../api-types.ts'

export function presentSlot(row: OpenSlotRow): OpenSlot {
  return {
    id: row.id,
    brand_id: row.brand_id,
    channel_kind: row.channel_kind,
    language: row.language === '' ? null : row.language,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    arrivals: Math.round(row.arrivals * 10) / 10,
    state: row.state,
    taken_by: row.person_id === null ? null : { person_id: row.person_id, name: row.person_name ?? '' },
  }
}
