import { sql, type Kysely, type RawBuilder } from 'kysely'
import { asksForHuman } from '../../domain/conversation/asks-for-human.ts'
import { effortPoints } from '../../domain/neglect/effort-points.ts'
import type { Experience, Part } from '../../domain/neglect/experience.ts'
import { DAY, formatInstant, HOUR } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import {
  conversationsBegun,
  later,
  sharedFigures,
  type Asked,
  type SharedFigure,
} from './experience-conversations.ts'

/** More conversations than these are looked at by a sample of their customers. */
const COUNTED_ONE_BY_ONE = 50_000
const BACK_WITHIN = 7 * DAY

/** How it was for the customers whose conversations began in `[from, to)`, read from facts. */
export async function readExperience(db: Kysely<DB>, asked: Asked): Promise<Experience> {
  const sampled = (await countBegun(db, asked)) > COUNTED_ONE_BY_ONE
  const begun = conversationsBegun(asked, sampled)
  const shareOf = (figure: SharedFigure) => readShare(db, sharedFigures[figure](begun, asked))
  const [firstContact, happiness, effort, holding, queuePromises, deadEnds, comeBack] = [
    await shareOf('first_contact'),
    await readHappiness(db, begun, asked),
    await readEffort(db, begun, asked),
    await readHolding(db, begun, asked),
    await shareOf('queue_promises'),
    await readDeadEnds(db, begun, asked),
    { recovered: await shareOf('recovered_back'), neglected: await shareOf('neglected_back') },
  ]
  return { firstContact, happiness, effort, holding, queuePromises, deadEnds, comeBack, estimated: sampled }
}

const written = formatInstant

async function countBegun(db: Kysely<DB>, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(turns), 0)::bigint as count from neglect_tally
    where brand_id = ${asked.brandId} and metric = 'first_response'
      and quarter_at >= ${written(asked.from)} and quarter_at < ${written(asked.to)}
  `.execute(db)
  return rows[0]!.count
}

async function readHappiness(
  db: Kysely<DB>,
  begun: RawBuilder<unknown>,
  { brandId }: Asked,
): Promise<Experience['happiness']> {
  const { rows } = await sql<{ said: number; of: number; median: number | null }>`
    select count(s.at)::int as said, count(*)::int as of,
      floor(extract(epoch from percentile_disc(0.5) within group (order by s.at - f.opened_at)) * 1000)::bigint as median
    from (${begun}) f
    left join lateral (
      select min(m.occurred_at) as at from message m
      where m.brand_id = ${brandId} and m.conversation_id = f.conversation_id and m.author = 'customer'
        and m.flags @> '{says_solved}' and m.occurred_at > f.opened_at) s on true
  `.execute(db)
  const { said, of, median } = rows[0]!
  return { said, of, medianTime: median }
}

async function readEffort(
  db: Kysely<DB>,
  begun: RawBuilder<unknown>,
  { brandId }: Asked,
): Promise<Experience['effort']> {
  const { rows } = await sql<{ contacts: number; people: number; steps: number; conversations: number }>`
    select contacts, people, steps, count(*)::int as conversations from (${begun}) f
    cross join lateral (
      select count(*) filter (where m.author = 'customer')::int as contacts,
        count(distinct m.person_id) filter (where m.author = 'agent')::int as people,
        count(*) filter (where m.author = 'bot' and m.occurred_at < coalesce(f.ended_at, 'infinity'))::int as steps
      from message m where m.brand_id = ${brandId} and m.conversation_id = f.conversation_id) e
    group by 1, 2, 3
  `.execute(db)
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((all, row) => all + row.conversations * of(row), 0)
  const conversations = sum(() => 1)
  return {
    conversations,
    contacts: sum(({ contacts }) => contacts),
    people: sum(({ people }) => people),
    steps: sum(({ steps }) => steps),
    points: conversations === 0 ? null : sum(effortPoints) / conversations,
  }
}

async function readHolding(
  db: Kysely<DB>,
  begun: RawBuilder<unknown>,
  asked: Asked,
): Promise<Experience['holding']> {
  const { brandId } = asked
  const replies = sql`
    select count(*)::int as made from (${begun}) f join message m on m.brand_id = ${brandId} and m.conversation_id = f.conversation_id
    where m.author = 'agent' and m.flags @> '{holding}'`
  const { rows } = await sql<{ made: number }>`${replies}`.execute(db)
  const { made } = rows[0]!
  const backWithin48h = await readShare(db, sharedFigures.holding(begun, asked))
  const kept = await part(
    db,
    sql`
      select count(*) filter (where state = 'met')::int as part, count(*)::int as of from (
        select distinct on (e.payload ->> 'clock_id') e.payload ->> 'state' as state
        from (${begun}) f join event e on e.brand_id = ${brandId} and e.subject = f.conversation_id
        where e.type in ('clock.finished', 'clock.corrected') and e.payload ->> 'metric' = 'promise'
        order by e.payload ->> 'clock_id', e.id desc) ended
      where state in ('met', 'breached')`,
  )
  return { made, kept, backWithin48h }
}

async function readDeadEnds(
  db: Kysely<DB>,
  begun: RawBuilder<unknown>,
  { brandId, now }: Asked,
): Promise<Experience['deadEnds']> {
  const { rows } = await sql<{ texts: readonly string[] | null; returned: boolean }>`
    select
      (select json_agg(left(b.text, 2000)) from message m join message_body b on b.brand_id = m.brand_id and b.message_id = m.id
        where m.brand_id = ${brandId} and m.conversation_id = f.conversation_id and m.author = 'customer'
          and m.occurred_at > bot.at) as texts,
      exists (select from turn_account t where t.brand_id = ${brandId} and t.customer_id = f.customer_id
        and t.conversation_id <> f.conversation_id and t.opened_at > bot.at
        and t.opened_at <= ${later('bot.at', BACK_WITHIN)}) as returned
    from (${begun}) f
    join lateral (
      select min(m.occurred_at) filter (where m.author = 'bot') as at, count(*) filter (where m.author = 'agent') as humans
      from message m where m.brand_id = ${brandId} and m.conversation_id = f.conversation_id) bot on bot.at is not null
    where bot.humans = 0 and bot.at <= ${written(now - HOUR)}
  `.execute(db)
  const kinds = rows.map(({ texts, returned }) =>
    texts?.some(asksForHuman) ? 'confirmed' : returned || texts !== null ? 'returned' : 'assumed',
  )
  const count = (kind: string) => kinds.filter((one) => one === kind).length
  return {
    of: rows.length,
    confirmed: count('confirmed'),
    returned: count('returned'),
    assumed: count('assumed'),
  }
}

/** Of conversations that are decided. */
function readShare(db: Kysely<DB>, decided: RawBuilder<unknown>): Promise<Part> {
  return part(
    db,
    sql`select count(*) filter (where counted)::int as part, count(*)::int as of from (${decided}) decided`,
  )
}

async function part(db: Kysely<DB>, query: RawBuilder<unknown>): Promise<Part> {
  const { rows } = await sql<Part>`${query}`.execute(db)
  return rows[0]!
}
