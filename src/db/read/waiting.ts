import { sql, type Kysely } from 'kysely'
import { answerDue, turnsAhead } from '../conversations/place-in-queue.ts'
import type { DB } from '../schema.ts'

/** How it stands with a customer's turn, as the customer may see it: no text, no names. */
export interface WaitingRow {
  readonly opened_at: Date
  readonly closed_at: Date | null
  readonly answered: boolean
  readonly ahead: number
  readonly taken: boolean
  /** What the clock runs to now; once it has ended, what was promised when they wrote. */
  readonly promised_by: Date | null
  readonly time_zone: string
  readonly language: string | null
  readonly help_url: string | null
  readonly now: Date
}

export async function readWaitingTurn(
  db: Kysely<DB>,
  brandId: string,
  turnId: string,
  now: Date,
): Promise<WaitingRow | null> {
  const { rows } = await sql<WaitingRow>`
    select t.opened_at, t.closed_at, coalesce(t.outcome = 'answered', false) as answered,
      ${turnsAhead} as ahead,
      exists (select from claim h where h.brand_id = t.brand_id and h.conversation_id = t.conversation_id and h.state = 'active') as taken,
      coalesce(
        ${answerDue},
        (select k.promised_by from acknowledgement k where k.brand_id = t.brand_id and k.turn_id = t.id)) as promised_by,
      coalesce(u.time_zone, b.time_zone) as time_zone, coalesce(c.language, u.language) as language,
      b.settings #>> '{acknowledgement,help_url}' as help_url, ${now}::timestamptz as now
    from turn t
    join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id and c.forgotten_at is null
    join customer u on u.brand_id = c.brand_id and u.id = c.customer_id
    join brand b on b.id = t.brand_id
    where t.brand_id = ${brandId} and t.id = ${turnId}
  `.execute(db)
  return rows[0] ?? null
}
