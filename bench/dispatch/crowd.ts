import type pg from 'pg'

export interface Crowd {
  readonly experts: number
  readonly openDispatches: number
}

const zones = [
  'Asia/Manila',
  'Africa/Lagos',
  'America/Bogota',
  'Asia/Kolkata',
  'Europe/Berlin',
  'Asia/Tehran',
]

/**
 * Freelance experts of six zones with a month behind them (40 offers and 10 claims each), and searches that go on: of each ten, three are
 * held, one has offers out, six wait for their next look. Nobody is on shift, so that every search has to look at everybody.
 */
export async function fillCrowd(pool: pg.Pool, brandId: string, { experts }: Crowd): Promise<void> {
  await pool.query(`update roster set removed_at = now()`)
  await pool.query(
    `with made as (
       insert into person (id, slug, name, email, kind, time_zone, languages, hours, rating_mean, rating_count, present_until)
       select gen_random_uuid(), 'x' || n, 'X' || n, 'x' || n || '@freelance.example', 'freelance', ($3::text[])[1 + n % 6],
         case when n % 3 = 0 then '{en,fr}' else '{en}' end::text[],
         case when n % 4 = 0 then '{"sleep":{"from_minute":0,"to_minute":0}}' else '{}' end::jsonb,
         0.7 + random() * 0.3, n % 60, case when n % 10 = 0 then now() + interval '1 hour' end
       from generate_series(1, $2::int) n returning id
     )
     insert into membership (brand_id, person_id, role) select $1::uuid, id, 'expert' from made`,
    [brandId, experts, zones],
  )
  await pool.query(
    `insert into presence (person_id, day, present_ms)
     select p.id, (now() at time zone 'UTC')::date - d, 4 * 3600000 from person p, generate_series(1, 28, 2) d where p.slug like 'x%'`,
  )
  await pool.query(
    `insert into offer (brand_id, id, dispatch_id, conversation_id, channel_kind, person_id, wave, state, offered_at, expires_at, delivered_at, closed_at)
     select $1::uuid, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'email', p.id, 1,
       case when k % 4 = 0 then 'claimed' when k % 4 = 1 then 'declined' else 'expired' end,
       at, at + interval '2 min', at, at + interval '1 min'
     from person p, generate_series(1, 40) k, lateral (select now() - interval '2 h' - random() * interval '27 days' as at) t
     where p.slug like 'x%'`,
    [brandId],
  )
  await pool.query(
    `insert into claim (brand_id, id, conversation_id, channel_kind, turn_id, person_id, origin, state, claimed_at, reply_by, ended_at, credit)
     select $1::uuid, gen_random_uuid(), gen_random_uuid(), 'email', gen_random_uuid(), p.id, 'offer', 'answered', at, at, at + interval '6 min', 1
     from person p, generate_series(1, 10) k, lateral (select now() - interval '1 day' - random() * interval '26 days' as at) t
     where p.slug like 'x%'`,
    [brandId],
  )
}

/** Everything of the searches that are open, on the one connection that knows their ids. */
export async function fillDispatches(
  pool: pg.Pool,
  brandId: string,
  { openDispatches }: Crowd,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(
      `create temp table work as select n, gen_random_uuid() as conversation, gen_random_uuid() as customer, gen_random_uuid() as turn,
         gen_random_uuid() as dispatch, gen_random_uuid() as extra, now() - random() * interval '10 min' as at
       from generate_series(1, $1::int) n`,
      [openDispatches],
    )
    const channel = `(select id from channel where slug = 'demo-email')`
    const person = `(select array_agg(id order by id) as ids from person where slug like 'x%') p`
    await client.query(
      `insert into customer (brand_id, id, name) select $1::uuid, customer, 'C' || n from work`,
      [brandId],
    )
    await client.query(
      `insert into conversation (brand_id, id, channel_id, thread_hash, customer_id, last_message_at)
       select $1::uuid, conversation, ${channel}, conversation::text::bytea, customer, at from work`,
      [brandId],
    )
    await client.query(
      `insert into turn (brand_id, id, conversation_id, number, opened_by, opened_at) select $1::uuid, turn, conversation, 1, gen_random_uuid(), at from work`,
      [brandId],
    )
    await client.query(
      `insert into dispatch (brand_id, id, conversation_id, turn_id, state, audiences, opened_at, wave)
       select $1::uuid, dispatch, conversation, turn, case when n % 10 < 3 then 'claimed' else 'open' end, '{on_shift,freelance}', at, 1 from work`,
      [brandId],
    )
    await client.query(
      `insert into timer (brand_id, conversation_id, id, kind, step_names, step_at, next_at, started_at, due_at, turn_id, metric)
       select $1::uuid, conversation, gen_random_uuid(), 'clock', '{due}'::text[], array[at + interval '1 h'], at + interval '1 h', at, at + interval '1 h', turn, 'first_response' from work
       union all
       select $1::uuid, conversation, case when n % 10 >= 4 then dispatch else extra end, case when n % 10 < 3 then 'lease' when n % 10 = 3 then 'offer' else 'dispatch' end,
         '{due}'::text[], array[at + interval '1 h'], at + interval '1 h', at, null, null, null from work`,
      [brandId],
    )
    await client.query(
      `insert into claim (brand_id, id, conversation_id, channel_kind, turn_id, dispatch_id, person_id, origin, state, claimed_at, reply_by)
       select $1::uuid, extra, conversation, 'email', turn, dispatch, p.ids[1 + n % cardinality(p.ids)], 'offer', 'active', at, at + interval '1 h'
       from work, ${person} where n % 10 < 3`,
      [brandId],
    )
    await client.query(
      `insert into offer (brand_id, id, dispatch_id, conversation_id, channel_kind, person_id, wave, state, offered_at, expires_at, delivered_at)
       select $1::uuid, extra, dispatch, conversation, 'email', p.ids[1 + (n * 7) % cardinality(p.ids)], 1, 'open', at, at + interval '1 h', at
       from work, ${person} where n % 10 = 3`,
      [brandId],
    )
    await client.query(`drop table work`)
  } finally {
    client.release()
  }
  await pool.query('vacuum analyze')
}
