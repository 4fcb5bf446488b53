import { CompiledQuery, sql, type Transaction } from 'kysely'
import type { NewEvent, RecordedEvent } from '../domain/event/event.ts'
import { formatInstant } from '../domain/time/instant.ts'
import { receiveSteps } from '../timers/step-receipts.ts'
import type { EventLog } from '../workflows/ports/event-log.ts'
import type { DB } from './schema.ts'
import { copyRows } from './statements/copy-rows.ts'

interface EventRow {
  readonly id: number
  readonly brand_id: string
  readonly type: string
  readonly subject: string | null
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly payload: unknown
}

const columns = sql.raw('id, brand_id, type, subject, occurred_at, recorded_at, payload')

export function eventLog(trx: Transaction<DB>): EventLog {
  return {
    async append(events) {
      const rows = events.map(({ brandId, type, subject, occurredAt, payload }) => [
        brandId,
        type,
        subject,
        formatInstant(occurredAt),
        JSON.stringify(payload),
      ])
      await copyRows(trx, 'event', 'brand_id, type, subject, occurred_at, payload', rows)
    },

    async byIds(ids) {
      const { rows } = await sql<EventRow>`
        select ${columns} from event where id = any (${ids}::bigint[]) order by id
      `.execute(trx)
      return rows.map(recordedEvent)
    },

    async acknowledge(ids) {
      await receiveSteps((text, values) => trx.executeQuery(CompiledQuery.raw(text, [...values])), ids)
    },

    async about(brandId, subject, types) {
      const { rows } = await sql<EventRow>`
        select ${columns} from event
        where brand_id = ${brandId} and subject = ${subject}
          and (${types ?? null}::text[] is null or type = any (${types ?? null}::text[]))
        order by id
      `.execute(trx)
      return rows.map(recordedEvent)
    },
  }
}

/** Rows are written by `NewEvent`s only, so a row's payload is that of its type. */
export function recordedEvent(row: EventRow): RecordedEvent {
  const { type, payload } = row as Pick<NewEvent, 'type' | 'payload'>
  return {
    id: row.id,
    brandId: row.brand_id,
    type,
    subject: row.subject,
    occurredAt: row.occurred_at.getTime(),
    recordedAt: row.recorded_at.getTime(),
    payload,
  } as RecordedEvent
}
