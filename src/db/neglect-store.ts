import { sql, type Transaction } from 'kysely'
import { formatInstant } from '../domain/time/instant.ts'
import type { NeglectStore } from '../workflows/ports/neglect-store.ts'
import { readTraces } from './neglect/traces.ts'
import { readTurnsOf, readTurnsWithin } from './neglect/turn-records.ts'
import type { DB } from './schema.ts'

export function neglectStore(trx: Transaction<DB>): NeglectStore {
  return {
    turns: (brandId, from, to) => readTurnsWithin(trx, brandId, from, to),
    turnsOf: (brandId, which) => readTurnsOf(trx, brandId, which),
    traces: (brandId, turns, which) => readTraces(trx, brandId, turns, which),

    async hasTurns(brandId, before) {
      const { rows } = await sql`
        select from turn where brand_id = ${brandId} and opened_at < ${formatInstant(before)}::timestamptz limit 1
      `.execute(trx)
      return rows.length > 0
    },

    async channelHealth(brandId, until) {
      const { rows } = await sql<{ channel_id: string; at: Date; failing: boolean }>`
        select e.subject as channel_id, e.occurred_at as at, e.payload ->> 'health' = 'failing' as failing
        from channel ch
        join event e on e.brand_id = ch.brand_id and e.subject = ch.id
        where ch.brand_id = ${brandId} and e.type = 'channel.changed' and e.payload ? 'health'
          and e.occurred_at <= ${formatInstant(until)}::timestamptz
        order by e.id
      `.execute(trx)
      return rows.map(({ channel_id: channelId, at, failing }) => ({ channelId, at: at.getTime(), failing }))
    },
  }
}
