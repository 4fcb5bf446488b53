import type pg from 'pg'
import { brandId } from '../clock-timer.ts'

/** Open clocks whose next step lies one to thirty days ahead, as clocks lie that began at any time of the last month. */
export async function fill(pool: pg.Pool, clocks: number): Promise<void> {
  await pool.query(
    `insert into timer (brand_id, conversation_id, id, kind, step_names, step_at, next_at, started_at, due_at, turn_id,
       metric, policy_id, policy_version)
     select $1, id, id, 'clock', array['50%', 'due', '+100%'], array[at, at + interval '8 h', at + interval '24 h'], at,
       at - interval '8 h', at + interval '8 h', gen_random_uuid(), 'first_response', $1, 1
     from (
       select date_trunc('milliseconds', now() + interval '1 day' + random() * interval '29 days') as at,
         (lpad(to_hex(1767225600000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid as id
       from generate_series(1, $2::integer) n
     ) open`,
    [brandId, clocks],
  )
  await pool.query('vacuum (freeze, analyze) timer')
  await pool.query('checkpoint')
}
