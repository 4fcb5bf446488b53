import type { Selectable } from 'kysely'
import type { Holding } from '../../domain/clock/holding.ts'
import type { Claim } from '../schema.ts'

export const HOLDING_COLUMNS = [
  'c.id',
  'c.turn_id',
  'c.person_id',
  'c.groups',
  'c.origin',
  'c.state',
  'c.claimed_at',
  'c.ended_at',
] as const

type Row = Pick<
  Selectable<Claim>,
  'id' | 'turn_id' | 'person_id' | 'groups' | 'origin' | 'state' | 'claimed_at' | 'ended_at'
>

export function holdingOf(row: Row): Holding {
  return {
    id: row.id,
    turnId: row.turn_id,
    personId: row.person_id,
    groups: row.groups,
    origin: row.origin as Holding['origin'],
    ended: row.state === 'active' ? null : (row.state as Holding['ended']),
    from: row.claimed_at.getTime(),
    to: row.ended_at?.getTime() ?? Infinity,
  }
}
