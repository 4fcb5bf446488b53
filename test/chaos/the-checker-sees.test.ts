import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { openHouse, type House } from '../support/house.ts'
import { checkHouse, tableRuleNames, type Outside } from './support/check-house.ts'
import { newLedger } from './support/ledger.ts'

let house: House
let ids: {
  brand: string
  channel: string
  conversation: string
  turn: string
  message: string
  person: string
}
let outside: Outside & { readonly outbox: { messageId: string; to: string; text: string }[] }

beforeEach(async () => {
  house = await openHouse()
  outside = { ledger: newLedger(), outbox: [] }
  const channel = await house.channel('demo-posts')
  const [stored] = await recordMessages(house.deps, {
    channel,
    messages: [
      {
        externalId: 'first',
        threadKey: 'first',
        author: { kind: 'customer', address: 'ana@customers.example' },
        text: 'Hello?',
      },
    ],
  })
  outside.ledger.acknowledged.add('first')
  const [turn] = await rows<{ id: string }>('select id from turn')
  const [person] = await rows<{ id: string }>(`select id from person where slug = 'kofi'`)
  ids = {
    brand: channel.brandId,
    channel: channel.id,
    conversation: stored!.conversationId,
    message: stored!.messageId,
    turn: turn!.id,
    person: person!.id,
  }
})
afterEach(() => house.close())

const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await house.pool.query(sql, values)).rows as Row[]

const insert = (table: string, row: Readonly<Record<string, unknown>>) =>
  rows(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, n) => `$${n + 1}`)
      .join(', ')})`,
    Object.values(row),
  )

const now = (): Date => new Date()
const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1_000)

const claim = (over: object = {}) =>
  insert('claim', {
    brand_id: ids.brand,
    id: randomUUID(),
    conversation_id: ids.conversation,
    channel_kind: 'social',
    turn_id: ids.turn,
    person_id: ids.person,
    origin: 'self',
    state: 'lapsed',
    claimed_at: ago(60),
    reply_by: ago(30),
    ended_at: now(),
    ...over,
  })

const reply = (over: object = {}) =>
  insert('reply', {
    brand_id: ids.brand,
    message_id: randomUUID(),
    conversation_id: ids.conversation,
    channel_id: ids.channel,
    idempotency_key: randomUUID(),
    external_id: randomUUID(),
    text: 'Hi',
    state: 'queued',
    queued_at: now(),
    ...over,
  })

/** One wrong thing for each rule, as a fault would have left it. */
const plants: Readonly<Record<string, () => Promise<unknown>>> = {
  'message stored twice': async () => {
    const twin = { id: randomUUID(), hash: Buffer.from('another') }
    await rows(
      `insert into message (brand_id, id, conversation_id, channel_id, external_hash, direction, author, closes_turn, opens_turn, occurred_at, ingested_at)
       select brand_id, $1, conversation_id, channel_id, $2, direction, author, false, false, occurred_at, ingested_at from message`,
      [twin.id, twin.hash],
    )
    await insert('message_body', { brand_id: ids.brand, message_id: twin.id, external_id: 'first', text: '' })
  },
  'message without its text': () => rows('delete from message_body'),
  'claim held twice': async () => {
    await claim()
    await claim({ claimed_at: ago(10) })
  },
  'claim of an offer that was not won': async () => {
    const offer = randomUUID()
    await insert('offer', {
      brand_id: ids.brand,
      id: offer,
      dispatch_id: randomUUID(),
      conversation_id: ids.conversation,
      channel_kind: 'social',
      person_id: ids.person,
      wave: 1,
      state: 'expired',
      offered_at: now(),
      expires_at: now(),
    })
    await claim({ offer_id: offer })
  },
  'dispatch stranded': () =>
    insert('dispatch', {
      brand_id: ids.brand,
      id: randomUUID(),
      conversation_id: ids.conversation,
      turn_id: ids.turn,
      state: 'open',
      opened_at: now(),
    }),
  'lease without a timer': () => claim({ state: 'active', ended_at: null }),
  'overdue without a breach': () => rows(`update turn set opened_at = opened_at - interval '2 hours'`),
  'reply handed over other than once': () => reply({ state: 'handed_over', handed_over_at: now() }),
  'reply still waiting': () => reply(),
  'person never told': () =>
    insert('ping', {
      brand_id: ids.brand,
      id: randomUUID(),
      person_id: ids.person,
      kind: 'offer',
      via: 'email',
      state: 'queued',
      queued_at: ago(60),
    }),
  'job given up or held by nobody': () =>
    rows(`select graphile_worker.add_job('send-pings', run_at => now(), max_attempts => 1)`).then(() =>
      rows('update graphile_worker._private_jobs set attempts = max_attempts'),
    ),
  'turn not accounted for': () => rows(`delete from turn_account`),
  'ledger out of balance': () =>
    rows(
      `insert into neglect_tally (brand_id, quarter_at, channel_id, metric, language, local_hour, cause, turns)
       values ($1, now(), $2, 'first_response', 'en', 1, '', 1)`,
      [ids.brand, ids.channel],
    ),
  'timer: due step not fired': () => rows(`update timer set next_at = now() - interval '1 minute'`),
  'turns against messages': () => rows('update turn set closed_by = $1, closed_at = now()', [randomUUID()]),
  'acknowledged message lost': () => Promise.resolve(outside.ledger.acknowledged.add('never seen')),
  'reply lost': () => Promise.resolve(outside.ledger.replies.set('reply-1', randomUUID())),
  'reply under two names': () =>
    Promise.resolve(
      ['<a@demo.example>', '<b@demo.example>'].map((messageId) =>
        outside.outbox.push({ messageId, to: 'ana@customers.example', text: 'It is on its way. reply-1.' }),
      ),
    ),
  'offer won by two': () =>
    Promise.resolve(outside.ledger.claims.set('an offer', new Set(['kofi', 'priya']))),
}

/** What a house has that nobody has touched since: nothing runs here, so its first step waits and nobody keeps accounts. */
const expectedMeanwhile = new Set(['turn not accounted for', 'timer: due step not fired'])

const found = async (): Promise<readonly string[]> => {
  const findings = await checkHouse(house.pool, outside)
  return [...new Set(findings.map(({ rule }) => rule))].filter((rule) => !expectedMeanwhile.has(rule))
}

test('every rule of the tables has a plant', () => {
  expect(tableRuleNames.filter((rule) => !(rule in plants))).toEqual([])
})

test('the checker finds nothing in a house where nothing is wrong', async () => {
  expect(await found()).toEqual([])
})

test.each(Object.keys(plants))('the checker sees: %s', async (rule) => {
  if (rule === 'turn not accounted for')
    await rows(
      `insert into turn_account (brand_id, turn_id, conversation_id, customer_id, channel_id, time_zone, number, opened_at)
       select t.brand_id, t.id, t.conversation_id, c.customer_id, c.channel_id, 'UTC', 1, t.opened_at from turn t join conversation c on c.id = t.conversation_id`,
    )
  if (rule.startsWith('timer:')) await rows(`update timer set next_at = now() + interval '1 hour'`)
  const before = (await checkHouse(house.pool, outside)).map((finding) => finding.rule)
  expect(before).not.toContain(rule)
  await plants[rule]!()
  const after = (await checkHouse(house.pool, outside)).map((finding) => finding.rule)
  expect(after).toContain(rule)
})
