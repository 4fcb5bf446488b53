import type pg from 'pg'
import { brandId } from '../timers/clock-timer.ts'

const A_CONVERSATION = 4
const CHUNK = 250_000

/**
 * Messages of another year, four to a conversation, with all that is stored beside them: what a house has gathered that
 * has been in use for long.
 */
export async function store(pool: pg.Pool, messages: number): Promise<void> {
  const conversations = Math.ceil(messages / A_CONVERSATION)
  for (let from = 0; from < conversations; from += CHUNK)
    await pool.query(insert, [brandId, from, Math.min(from + CHUNK, conversations) - 1])
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
}

const insert = `
  with old as materialized (
    select n, date '2025-01-01' + n * interval '7 s' as at,
      (lpad(to_hex(1735689600000 + n * 7000::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' ||
        substr(md5(n::text), 4, 15))::uuid as id
    from generate_series($2::integer, $3::integer) n
  ), who as (
    insert into customer (brand_id, id, name) select $1, id, 'Ada Obi' from old
  ), identities as (
    insert into identity (brand_id, kind, address, customer_id)
    select $1, 'social', 'old-' || n || '@customer.example', id from old
  ), conversations as (
    insert into conversation (brand_id, id, channel_id, thread_hash, customer_id, state, subject, last_message_at, created_at)
    select $1, id, $1, sha256(('thread ' || n)::bytea), id, 'solved', 'Where is my order?', at + interval '3 h', at from old
  ), turns as (
    insert into turn (brand_id, id, conversation_id, number, opened_by, opened_at, closed_by, closed_at, outcome)
    select $1, id, id, 1, id, at, id, at + interval '1 h', 'answered' from old
  ), one as materialized (
    select old.n, old.id as conversation_id, k, at + k * interval '1 h' as at,
      (lpad(to_hex((extract(epoch from at) * 1000 + k * 3600000)::bigint), 12, '0') || '7' || substr(md5(n || ' ' || k), 1, 3) ||
        '8' || substr(md5(n || ' ' || k), 4, 15))::uuid as id
    from old cross join generate_series(0, ${A_CONVERSATION - 1}) k
  ), messages as (
    insert into message (brand_id, id, conversation_id, channel_id, external_hash, direction, author, closes_turn, opens_turn,
      occurred_at, ingested_at)
    select $1, id, conversation_id, $1, sha256((n || ' ' || k)::bytea), case k % 2 when 0 then 'inbound' else 'outbound' end,
      case k % 2 when 0 then 'customer' else 'agent' end, k % 2 = 1, k % 2 = 0, at, at
    from one
  ), bodies as (
    insert into message_body (brand_id, message_id, external_id, author_address, text)
    select $1, id, n || ' ' || k, 'old-' || n || '@customer.example', repeat('Have you heard of it? ', 5) from one
  )
  insert into event (brand_id, type, subject, occurred_at, recorded_at, payload)
  select $1, 'message.received', conversation_id, at, at,
    jsonb_build_object('message_id', id, 'channel_id', conversation_id, 'author', 'customer', 'opens_turn', true, 'history', false)
  from one`
