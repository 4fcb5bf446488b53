import type pg from 'pg'
import { checkTimers } from '../../../src/timers/check-timers.ts'
import type { Ledger } from './ledger.ts'
import type { Taken } from './moody-mail-server.ts'

export interface Finding {
  readonly rule: string
  readonly subject: string
}

/** What was promised to the world, and what the world has received. */
export interface Outside {
  readonly ledger: Ledger
  readonly outbox: readonly Taken[]
}

/** Rules that the tables alone can break. Each answers subjects; it shares no code with what it checks. */
const tableRules: Readonly<Record<string, string>> = {
  'message stored twice': `
    select b.external_id as subject from message m
    join message_body b on b.brand_id = m.brand_id and b.message_id = m.id
    group by m.brand_id, m.channel_id, b.external_id having count(*) > 1`,
  'message without its text': `
    select m.id::text as subject from message m
    left join message_body b on b.brand_id = m.brand_id and b.message_id = m.id where b.message_id is null`,
  'claim held twice': `
    select a.conversation_id::text as subject from claim a
    join claim b on b.brand_id = a.brand_id and b.conversation_id = a.conversation_id and b.id > a.id
    where a.claimed_at < coalesce(b.ended_at, 'infinity') and b.claimed_at < coalesce(a.ended_at, 'infinity')`,
  'claim of an offer that was not won': `
    select c.id::text as subject from claim c join offer o on o.brand_id = c.brand_id and o.id = c.offer_id
    where (o.state <> 'claimed' or o.person_id <> c.person_id)
      and c.ended_at is distinct from c.claimed_at -- refused at once: the turn was closed at the same time`,
  'dispatch stranded': `
    select d.id::text as subject from dispatch d
    where d.state in ('open', 'claimed')
      and not exists (select from claim c where c.brand_id = d.brand_id and c.conversation_id = d.conversation_id and c.state = 'active')
      and not exists (select from timer w where w.brand_id = d.brand_id and w.conversation_id = d.conversation_id
        and w.kind in ('dispatch', 'offer') and w.next_at is not null)
      and not exists (select from reply r where r.brand_id = d.brand_id and r.conversation_id = d.conversation_id and r.state = 'queued')`,
  'lease without a timer': `
    select c.id::text as subject from claim c where c.state = 'active' and not exists
      (select from timer w where w.brand_id = c.brand_id and w.conversation_id = c.conversation_id and w.id = c.id)`,
  'overdue without a breach': `
    select t.id::text as subject from turn t join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
    join channel h on h.brand_id = c.brand_id and h.id = c.channel_id
    where h.kind = 'social' and not t.history
      and t.opened_at + interval '1 hour' < coalesce(t.closed_at, statement_timestamp() - interval '5 seconds')
      and not exists (select from event e where e.brand_id = t.brand_id and e.subject = t.conversation_id
        and (e.type = 'breach.detected' or (e.type in ('clock.finished', 'clock.corrected') and e.payload ->> 'state' = 'breached')))`,
  'reply handed over other than once': `
    select r.message_id::text as subject from reply r
    left join event e on e.brand_id = r.brand_id and e.subject = r.conversation_id and e.type = 'reply.handed_over'
      and e.payload ->> 'message_id' = r.message_id::text
    where r.state = 'handed_over' group by r.brand_id, r.message_id having count(e.id) <> 1`,
  'reply still waiting': `select message_id::text as subject from reply where state = 'queued'`,
  'person never told': `
    select id::text as subject from ping where state = 'queued' and queued_at < statement_timestamp() - interval '5 seconds'`,
  'job given up or held by nobody': `
    select j.id::text as subject from graphile_worker._private_jobs j
    where (j.attempts >= j.max_attempts and not (j.max_attempts = 1 and j.payload::jsonb ? '_cron')) -- the next tick looks at the same
      or (j.locked_by is not null and j.locked_at < statement_timestamp() - interval '2 minutes')`,
  'turn not accounted for': `
    select t.id::text as subject from turn t
    left join turn_account a on a.brand_id = t.brand_id and a.turn_id = t.id
    where not t.history and (a.turn_id is null or a.ended_at is distinct from t.closed_at)`,
  'ledger out of balance': `
    select brand_id::text as subject from (
      select brand_id, sum(turns) as n, 0 as m from neglect_tally group by brand_id
      union all
      select brand_id, 0, count(*) from turn_account where ended_at is not null and target_ms is not null group by brand_id
    ) sums group by brand_id having sum(n) <> sum(m)`,
}

/** The findings of every rule: empty when nothing was lost, nothing happened twice and everything goes on. */
export async function checkHouse(pool: pg.Pool, outside: Outside): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const [rule, sql] of Object.entries(tableRules)) {
    const { rows } = await pool.query<{ subject: string }>(sql)
    findings.push(...rows.map(({ subject }) => ({ rule, subject })))
  }
  const timers = await checkTimers(async (text, values) => pool.query(text, values as unknown[]))
  findings.push(...timers.map(({ rule, subject }) => ({ rule: `timer: ${rule}`, subject })))
  findings.push(...(await turnsAgainstMessages(pool)), ...(await outsideAgainstTables(pool, outside)))
  return findings
}

export const tableRuleNames = Object.keys(tableRules)

async function outsideAgainstTables(pool: pg.Pool, { ledger, outbox }: Outside): Promise<readonly Finding[]> {
  const stored = await pool.query<{ id: string }>('select external_id as id from message_body')
  const there = new Set(stored.rows.map(({ id }) => id))
  const lost = [...ledger.acknowledged].filter((id) => !there.has(id))
  const replies = await pool.query<{ message_id: string; state: string; is_seen: boolean }>(
    `select r.message_id, r.state, h.kind in ('email', 'helpdesk') as is_seen from reply r
     join channel h on h.brand_id = r.brand_id and h.id = r.channel_id`,
  )
  const states = new Map(replies.rows.map((row) => [row.message_id, row]))
  const names = new Map<string, Set<string>>()
  for (const { text, messageId } of outbox) {
    const word = /\breply-\d+\b/.exec(text)?.[0]
    if (word === undefined) continue
    if (!names.has(word)) names.set(word, new Set())
    names.get(word)!.add(messageId)
  }
  const finding = (rule: string) => (subject: string) => ({ rule, subject })
  const missing = [...ledger.replies].filter(([word, id]) => {
    const row = states.get(id)
    return row?.state !== 'handed_over' || (row.is_seen && !names.has(word))
  })
  return [
    ...lost.map(finding('acknowledged message lost')),
    ...missing.map(([word]) => word).map(finding('reply lost')),
    ...[...names]
      .filter(([, ids]) => ids.size > 1)
      .map(([word]) => word)
      .map(finding('reply under two names')),
    ...[...ledger.claims]
      .filter(([, people]) => people.size > 1)
      .map(([id]) => id)
      .map(finding('offer won by two')),
  ]
}

interface MessageRow {
  readonly conversation_id: string
  readonly id: string
  readonly opens_turn: boolean
  readonly closes_turn: boolean
}

/** The turns once more, from the messages in their order alone. Merges and settlements are no part of the load. */
async function turnsAgainstMessages(pool: pg.Pool): Promise<readonly Finding[]> {
  const { rows } = await pool.query<MessageRow>(
    'select conversation_id, id, opens_turn, closes_turn from message order by conversation_id, occurred_at, id',
  )
  const wanted = new Map<string, string[]>()
  const open = new Map<string, string>()
  for (const { conversation_id: thread, id, opens_turn, closes_turn } of rows) {
    const opener = open.get(thread)
    if (opener !== undefined && closes_turn) {
      wanted.set(thread, [...(wanted.get(thread) ?? []), `${opener} ${id}`])
      open.delete(thread)
    } else if (opener === undefined && opens_turn) open.set(thread, id)
  }
  for (const [thread, opener] of open) wanted.set(thread, [...(wanted.get(thread) ?? []), `${opener} `])
  const turns = await pool.query<{ thread: string; turns: string[] }>(
    `select conversation_id as thread, array_agg(opened_by || ' ' || coalesce(closed_by::text, '') order by number) as turns
     from turn group by conversation_id`,
  )
  const found = new Map(turns.rows.map(({ thread, turns }) => [thread, turns]))
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .filter((thread) => String(wanted.get(thread) ?? []) !== String(found.get(thread) ?? []))
    .map((subject) => ({ rule: 'turns against messages', subject }))
}
