import { sql } from 'kysely'

/** How many open turns of the channel of conversation `c` opened before turn `t`: the customer's place among those who wait. */
export const turnsAhead = sql`(
  select count(*)::int from turn o join conversation oc on oc.brand_id = o.brand_id and oc.id = o.conversation_id
  where o.brand_id = t.brand_id and o.closed_at is null and not o.history and oc.channel_id = c.channel_id
    and (o.opened_at, o.id) < (t.opened_at, t.id))`

/** By when turn `t` is to be answered, as its clock says now. */
export const answerDue = sql`(
  select min(w.due_at) from timer w where w.brand_id = t.brand_id and w.conversation_id = t.conversation_id
    and w.kind = 'clock' and w.turn_id = t.id and w.metric in ('first_response', 'next_response'))`
