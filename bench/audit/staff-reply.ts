import type { Channel } from '../../src/domain/conversation/channel.ts'
import { littleServer } from '../../test/helpdesk/fakes/little-server.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import type { Row } from '../timers/row.ts'
import { quantilesOf, zendeskCalls } from './zendesk-calls.ts'

const OFFERED = 5

/**
 * From a colleague's answer in Zendesk to offers that are withdrawn, committed on a durable database: the call is checked, looked up there (whether a person
 * or a program wrote), and stored. Each question was offered to five people before.
 */
export async function measureStaffReplies(house: IngestHouse, calls: number): Promise<Row> {
  const zendesk = await littleServer(
    () => Date.now(),
    ({ path }) => ({
      json: {
        comments: [
          {
            id: Number(`${path.split('/')[4]}2`),
            author_id: 7,
            body: 'It is on its way.',
            public: true,
            created_at: new Date().toISOString(),
            via: { channel: 'web' },
          },
        ],
        users: [],
      },
    }),
  )
  const channel: Channel = {
    ...house.channel,
    kind: 'helpdesk',
    adapter: 'zendesk',
    settings: { url: zendesk.url, user: 'director@shop.example' },
  }
  const call = zendeskCalls(house, channel, new Set([new URL(zendesk.url).origin]))
  const { pool } = house.database
  try {
    for (let index = 1; index <= calls; index += 1)
      await call({ ticket: index, comment: `${index}1`, by: `${index}0`, staff: false, body: 'Where is it?' })
    await pool.query(
      `with searched as (
         insert into dispatch (brand_id, id, conversation_id, turn_id, state, wave, opened_at)
         select brand_id, gen_random_uuid(), conversation_id, id, 'open', 1, now() from turn where closed_at is null
         on conflict (brand_id, turn_id) do update set state = 'open' returning *
       )
       insert into offer (brand_id, id, dispatch_id, conversation_id, channel_kind, person_id, wave, state, offered_at, expires_at)
       select s.brand_id, gen_random_uuid(), s.id, s.conversation_id, 'helpdesk', p.id, 1, 'open', now(), now() + interval '1 hour'
       from searched s, (select id from person order by id limit $1) p`,
      [OFFERED],
    )
    const times: number[] = []
    for (let index = 1; index <= calls; index += 1)
      times.push(
        await call({ ticket: index, comment: `${index}2`, by: '7', staff: true, body: 'It is on its way.' }),
      )
    const { rows } = await pool.query<{ open: number; withdrawn: number }>(
      `select count(*) filter (where state = 'open')::int as open,
         count(*) filter (where state = 'withdrawn')::int as withdrawn from offer`,
    )
    return {
      workload: 'staff-reply',
      engine: 'sundial',
      messages: calls,
      ...quantilesOf(times),
      note: `${rows[0]!.withdrawn} offers withdrawn, ${rows[0]!.open} left open`,
    }
  } finally {
    await zendesk.close()
  }
}
