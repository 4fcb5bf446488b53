import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import { DAY, formatInstant, HOUR, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

export interface Asked {
  readonly brandId: string
  readonly from: Instant
  readonly to: Instant
  readonly now: Instant
}

const BACK_WITHIN = 7 * DAY
const COMES_BACK_WITHIN = 90 * DAY

const written = formatInstant
export const later = (column: string, length: number) =>
  sql.raw(`${column} + interval '${length} milliseconds'`)

/** The first turns of conversations that began in the period, as they are read in a sample of customers or all. */
export function conversationsBegun({ brandId, from, to }: Asked, sampled: boolean): RawBuilder<unknown> {
  return sql`
    select a.* from turn_account a
    where a.brand_id = ${brandId} and a.number = 1 and a.opened_at >= ${written(from)} and a.opened_at < ${written(to)}
      and coalesce(a.outcome, '') not in ('no_reply_needed', 'not_customer', 'merged')
      and ${sampled ? sql`a.customer_sampled` : sql`true`}`
}

/** Figures that are made of conversations: each conversation that is decided, and whether it `counted`. */
export const sharedFigures = {
  first_contact: (begun: RawBuilder<unknown>, { brandId, now }: Asked) => sql`
    select f.conversation_id, f.opened_at as at, not exists (
        select from turn_account b where b.brand_id = ${brandId} and b.customer_id = f.customer_id
          and b.opened_at > f.opened_at and b.opened_at <= ${later('f.ended_at', BACK_WITHIN)}) as counted
    from (${begun}) f
    where f.outcome = 'answered' and f.ended_at <= ${written(now - BACK_WITHIN)}`,

  happiness: (begun: RawBuilder<unknown>, { brandId }: Asked) => sql`
    select f.conversation_id, f.opened_at as at, exists (
        select from message m
        where m.brand_id = ${brandId} and m.conversation_id = f.conversation_id and m.author = 'customer'
          and m.flags @> '{says_solved}' and m.occurred_at > f.opened_at) as counted
    from (${begun}) f`,

  effort: (begun: RawBuilder<unknown>, { brandId }: Asked) => sql`
    select f.conversation_id, f.opened_at as at,
      e.contacts > 1 or e.people > 1 or e.steps > 0 as counted
    from (${begun}) f
    cross join lateral (
      select count(*) filter (where m.author = 'customer') as contacts,
        count(distinct m.person_id) filter (where m.author = 'agent') as people,
        count(*) filter (where m.author = 'bot' and m.occurred_at < coalesce(f.ended_at, 'infinity')) as steps
      from message m where m.brand_id = ${brandId} and m.conversation_id = f.conversation_id) e`,

  /** Who came back within 48 hours of an answer that only promised. */
  holding: (begun: RawBuilder<unknown>, { brandId, now }: Asked) => sql`
    select h.conversation_id, h.occurred_at as at, exists (
        select from message b where b.brand_id = ${brandId} and b.conversation_id = h.conversation_id and b.author = 'customer'
          and b.occurred_at > h.occurred_at and b.occurred_at <= ${later('h.occurred_at', 48 * HOUR)}) as counted
    from (${begun}) f join message h on h.brand_id = ${brandId} and h.conversation_id = f.conversation_id
    where h.author = 'agent' and h.flags @> '{holding}' and h.occurred_at <= ${written(now - 48 * HOUR)}`,

  /** What the line of a chat promises is what its clock runs to; what an acknowledgement promised is on record. */
  queue_promises: (_: RawBuilder<unknown>, { brandId, from, to, now }: Asked) => sql`
    select a.conversation_id, a.opened_at as at, a.outcome = 'answered' and a.ended_at <= a.promised_by as counted
    from (
      select t.*, coalesce(k.promised_by, case when ch.adapter = 'widget' and t.number = 1 then t.due_at end) as promised_by
      from turn_account t join channel ch on ch.brand_id = t.brand_id and ch.id = t.channel_id
      left join acknowledgement k on k.brand_id = t.brand_id and k.turn_id = t.turn_id
      where t.brand_id = ${brandId} and t.opened_at >= ${written(from)} and t.opened_at < ${written(to)}) a
    where a.promised_by is not null and coalesce(a.outcome, '') not in ('no_reply_needed', 'not_customer', 'merged')
      and (a.ended_at is not null or a.promised_by < ${written(now)})`,

  /** A bot answered and no human did; it counts who wrote on after the bot. */
  dead_ends: (begun: RawBuilder<unknown>, { brandId, now }: Asked) => sql`
    select f.conversation_id, f.opened_at as at, exists (
        select from message m where m.brand_id = ${brandId} and m.conversation_id = f.conversation_id
          and m.author = 'customer' and m.occurred_at > bot.at) as counted
    from (${begun}) f
    join lateral (
      select min(m.occurred_at) filter (where m.author = 'bot') as at, count(*) filter (where m.author = 'agent') as humans
      from message m where m.brand_id = ${brandId} and m.conversation_id = f.conversation_id) bot on bot.at is not null
    where bot.humans = 0 and bot.at <= ${written(now - HOUR)}`,

  /** Customers who were made up with, by their last conversation. */
  recovered_back: (_: RawBuilder<unknown>, asked: Asked) => sql`
    select ${lastConversation(asked, 'r.customer_id')} as conversation_id, r.closed_at as at,
      ${writesAgain(asked, 'r.customer_id', 'r.closed_at')} as counted
    from recovery r where r.brand_id = ${asked.brandId} and r.outcome = 'reconciled'
      and r.closed_at >= ${written(asked.from)} and r.closed_at < ${written(asked.to)}
      and r.closed_at <= ${written(asked.now - COMES_BACK_WITHIN)}`,

  /** Customers who were neglected past twice the promise and not made up with, by their last conversation. */
  neglected_back: (_: RawBuilder<unknown>, asked: Asked) => sql`
    select ${lastConversation(asked, 'a.customer_id')} as conversation_id, a.at,
      ${writesAgain(asked, 'a.customer_id', 'a.at')} as counted
    from (
      select a.customer_id, max(a.opened_at + 2 * a.target_ms * interval '1 millisecond') as at from turn_account a
      where a.brand_id = ${asked.brandId} and a.opened_at >= ${written(asked.from)} and a.opened_at < ${written(asked.to)} and a.neglected
        and (a.ended_at - a.opened_at > 2 * a.target_ms * interval '1 millisecond' or a.outcome = 'unanswered')
      group by a.customer_id) a
    where a.at <= ${written(asked.now - COMES_BACK_WITHIN)} and not exists (
      select from recovery r where r.brand_id = ${asked.brandId} and r.customer_id = a.customer_id and r.outcome = 'reconciled')`,

  /** What experts took, and whether they answered it; by whom is not read. */
  taken: (_: RawBuilder<unknown>, asked: Asked) => sql`
    select c.conversation_id, c.claimed_at as at, bool_or(c.state = 'answered') as counted from claim c
    where c.brand_id = ${asked.brandId} and ${within('c.claimed_at', asked)} and ${ofMembers('c.person_id', asked)}
    group by c.conversation_id, c.claimed_at`,

  /** What was offered to experts, each wave once; it counts where somebody had nothing of it. */
  unpaid_offers: (_: RawBuilder<unknown>, asked: Asked) => sql`
    select o.conversation_id, o.offered_at as at, bool_or(o.state in ('declined', 'expired', 'withdrawn')) as counted from offer o
    where o.brand_id = ${asked.brandId} and ${within('o.offered_at', asked)} and ${ofMembers('o.person_id', asked)}
    group by o.conversation_id, o.offered_at`,

  /** What was paid for; it counts where an answer was. */
  overflow: (_: RawBuilder<unknown>, asked: Asked) => sql`
    select c.conversation_id, e.occurred_at as at, bool_or(e.kind = 'answer') as counted
    from pay_entry e join claim c on c.brand_id = e.brand_id and c.id = e.claim_id
    where e.brand_id = ${asked.brandId} and e.kind in ('answer', 'floor') and ${within('e.occurred_at', asked)}
    group by c.conversation_id, e.occurred_at`,
} as const satisfies Record<string, (begun: RawBuilder<unknown>, asked: Asked) => RawBuilder<unknown>>

function within(column: string, { from, to }: Asked): RawBuilder<unknown> {
  return sql`${sql.raw(column)} >= ${written(from)} and ${sql.raw(column)} < ${written(to)}`
}

function ofMembers(column: string, { brandId }: Asked): RawBuilder<unknown> {
  return sql`${sql.raw(column)} in (select person_id from membership where brand_id = ${brandId})`
}

export type SharedFigure = keyof typeof sharedFigures
export const sharedFigureNames = Object.keys(sharedFigures) as [SharedFigure, ...SharedFigure[]]

function writesAgain({ brandId }: Asked, customer: string, since: string): RawBuilder<unknown> {
  return sql`exists (
    select from turn_account b where b.brand_id = ${brandId} and b.customer_id = ${sql.raw(customer)}
      and b.opened_at > ${sql.raw(since)} and b.opened_at <= ${later(since, COMES_BACK_WITHIN)})`
}

function lastConversation({ brandId, to }: Asked, customer: string): RawBuilder<unknown> {
  return sql`(
    select l.conversation_id from turn_account l where l.brand_id = ${brandId} and l.customer_id = ${sql.raw(customer)}
      and l.opened_at < ${written(to)} order by l.opened_at desc limit 1)`
}

export interface FigureConversation {
  readonly conversation_id: string
  readonly at: Date
  readonly counted: boolean
  readonly customer_name: string | null
  readonly channel_kind: ChannelKind
  readonly subject: string | null
}

/** The conversations behind a figure of experience, newest first, after the cursor. */
export async function readFigureConversations(
  db: Kysely<DB>,
  asked: Asked,
  figure: SharedFigure,
  after: { readonly at: string; readonly conversationId: string } | null,
  limit: number,
): Promise<readonly FigureConversation[]> {
  const { rows } = await sql<FigureConversation>`
    select d.conversation_id, d.at, d.counted, cu.name as customer_name, ch.kind as channel_kind, c.subject
    from (${sharedFigures[figure](conversationsBegun(asked, false), asked)}) d
    join conversation c on c.brand_id = ${asked.brandId} and c.id = d.conversation_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    left join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
    where ${after ? sql`(d.at, d.conversation_id) < (${after.at}::timestamptz, ${after.conversationId}::uuid)` : sql`true`}
    order by d.at desc, d.conversation_id desc limit ${limit}
  `.execute(db)
  return rows
}
