import type pg from 'pg'
import { loadStandings } from '../../src/db/dispatch/load-standings.ts'
import type { DB } from '../../src/db/schema.ts'
import type { Work } from '../../src/domain/dispatch/work.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Kysely } from 'kysely'

const PEOPLE = 50
/** Of four weeks, each person: 120 on each of twenty working days, spread over all hours. */
const CLAIMS = 2_400

/** People who work full time, with four weeks of claims and half as many offers behind them. */
export async function fillFullTime(pool: pg.Pool, brandId: string): Promise<readonly PersonId[]> {
  const { rows } = await pool.query<{ id: PersonId }>(
    `insert into person (id, slug, name, email, kind, time_zone, languages)
     select gen_random_uuid(), 'w' || n, 'W' || n, 'w' || n || '@desk.example', 'staff', 'Europe/Berlin', '{en}' from generate_series(1, $1::int) n
     returning id`,
    [PEOPLE],
  )
  const people = rows.map(({ id }) => id)
  await pool.query(
    `insert into claim (brand_id, id, conversation_id, channel_kind, turn_id, person_id, origin, state, claimed_at, reply_by, ended_at, credit)
     select $1::uuid, gen_random_uuid(), gen_random_uuid(), 'email', gen_random_uuid(), p, 'offer', 'answered', at, at, at + interval '6 min', 1
     from generate_series(1, $3::int) n cross join unnest($2::uuid[]) p, lateral (select now() - n * interval '28 days' / $3 as at) t order by n desc`,
    [brandId, people, CLAIMS],
  )
  await pool.query(
    `insert into offer (brand_id, id, dispatch_id, conversation_id, channel_kind, person_id, wave, state, offered_at, expires_at, delivered_at, closed_at)
     select $1::uuid, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'email', p, 1,
       (array['claimed', 'declined', 'withdrawn'])[1 + n % 3], at, at + interval '2 min', at, at + interval '1 min'
     from generate_series(1, $3::int / 2) n cross join unnest($2::uuid[]) p, lateral (select now() - n * interval '56 days' / $3 as at) t order by n desc`,
    [brandId, people, CLAIMS],
  )
  await pool.query('vacuum analyze claim, offer')
  return people
}

/** What all of them did lately, as a decision asks for it. */
export function askStandings(db: Kysely<DB>, brandId: string, people: readonly PersonId[]) {
  const work = { brandId, turnId: brandId, conversationId: brandId } as unknown as Work
  return () => db.transaction().execute((trx) => loadStandings(trx, work, people, Date.now()))
}
