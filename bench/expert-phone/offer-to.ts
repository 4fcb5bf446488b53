import type { HttpNode } from '../ingest/http-node.ts'
import type { BenchDatabase } from '../timers/database.ts'

let written = 0

/** A customer writes, and this person of the demo brand alone is asked to answer, for five minutes. */
export async function offerTo(
  { url, token }: HttpNode,
  { pool }: BenchDatabase,
  slug: string,
): Promise<void> {
  written += 1
  const response = await fetch(`${url}/api/v1/channels/demo-email/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      external_id: `phone-${written}`,
      thread_key: `phone-${written}`,
      author: { kind: 'customer', address: `phone-${written}@customers.example` },
      text: 'Hello?',
    }),
  })
  const { conversation_id } = (await response.json()) as { conversation_id: string }
  await pool.query(`update claim set state = 'answered', ended_at = now() where state = 'active'`)
  await pool.query(`update offer set state = 'withdrawn' where state = 'open'`)
  await pool.query(
    `with searched as (
       insert into dispatch (brand_id, id, conversation_id, turn_id, state, wave, opened_at)
       select brand_id, gen_random_uuid(), conversation_id, id, 'open', 1, now() from turn where conversation_id = $1
       on conflict (brand_id, turn_id) do update set state = 'open' returning *
     )
     insert into offer (brand_id, id, dispatch_id, conversation_id, channel_kind, person_id, wave, state, offered_at, expires_at)
     select s.brand_id, gen_random_uuid(), s.id, s.conversation_id, 'email', p.id, 1, 'open', now(), now() + interval '5 min'
     from searched s, person p where p.slug = $2`,
    [conversation_id, slug],
  )
}
