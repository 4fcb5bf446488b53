import { sql, type Kysely } from 'kysely'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { DB } from '../schema.ts'

export interface TurnRow {
  readonly id: string
  readonly number: number
  readonly opened_by: string
  readonly opened_at: Date
  readonly closed_by: string | null
  readonly closed_at: Date | null
  readonly outcome: TurnOutcome | null
  readonly history: boolean
}

export function readTurns(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
): Promise<readonly TurnRow[]> {
  return db
    .selectFrom('turn')
    .select(['id', 'number', 'opened_by', 'opened_at', 'closed_by', 'closed_at', 'outcome', 'history'])
    .where('brand_id', '=', brandId)
    .where('conversation_id', '=', conversationId)
    .orderBy('number')
    .execute() as Promise<readonly TurnRow[]>
}

export interface EventRow {
  readonly id: number
  readonly brand_id: string
  readonly type: string
  readonly subject: string | null
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly payload: Readonly<Record<string, unknown>>
}

/** How many events of one conversation are shown; the newest, if there are more. */
const SHOWN = 1_000

/** Oldest first. */
export async function readEvents(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select * from (
      select id, brand_id, type, subject, occurred_at, recorded_at, payload from event
      where brand_id = ${brandId} and subject = ${conversationId} order by id desc limit ${SHOWN}) newest
    order by id
  `.execute(db)
  return rows
}

export interface OfferOfConversationRow {
  readonly id: string
  readonly person_id: string
  readonly name: string
  readonly state: 'open' | 'claimed' | 'declined' | 'expired' | 'withdrawn'
  readonly wave: number
  readonly offered_at: Date
  readonly expires_at: Date
  readonly delivered_at: Date | null
}

export async function readOffersOfConversation(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
): Promise<readonly OfferOfConversationRow[]> {
  const { rows } = await sql<OfferOfConversationRow>`
    select o.id, o.person_id, p.name, o.state, o.wave, o.offered_at, o.expires_at, o.delivered_at
    from dispatch d join offer o on o.brand_id = d.brand_id and o.dispatch_id = d.id join person p on p.id = o.person_id
    where d.brand_id = ${brandId} and d.conversation_id = ${conversationId}
    order by o.offered_at, o.id
  `.execute(db)
  return rows
}

export interface DispatchRow {
  readonly id: string
  readonly state: 'open' | 'claimed' | 'answered' | 'withdrawn'
  readonly wave: number
}

/** The search of the latest turn that had one. */
export async function readLatestDispatch(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
): Promise<DispatchRow | null> {
  const { rows } = await sql<DispatchRow>`
    select d.id, d.state, d.wave from turn t join dispatch d on d.brand_id = t.brand_id and d.turn_id = t.id
    where t.brand_id = ${brandId} and t.conversation_id = ${conversationId}
    order by t.number desc limit 1
  `.execute(db)
  return rows[0] ?? null
}

export interface ReplyRow {
  readonly message_id: string
  readonly person_id: string | null
  readonly person_name: string | null
  readonly author: 'agent' | 'bot' | 'system'
  readonly text: string
  readonly state: 'queued' | 'handed_over' | 'failed'
  readonly attempts: number
  readonly error: string | null
  readonly queued_at: Date
  readonly handed_over_at: Date | null
}

export async function readReplies(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
): Promise<readonly ReplyRow[]> {
  const { rows } = await sql<ReplyRow>`
    select r.message_id, r.person_id, p.name as person_name, r.author, r.text, r.state, r.attempts, r.error, r.queued_at, r.handed_over_at
    from reply r left join person p on p.id = r.person_id
    where r.brand_id = ${brandId} and r.conversation_id = ${conversationId}
    order by r.queued_at
  `.execute(db)
  return rows
}
