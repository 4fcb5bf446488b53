import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { parseInstant } from '../../src/domain/time/instant.ts'
import type { MessageFact } from '../../src/domain/conversation/message.ts'
import { parseReplayPolicy } from '../../src/domain/replay/replay-policy.ts'
import { replay } from '../../src/domain/replay/replay.ts'
import { csvOf } from '../../src/http/routes/figures/csv.ts'
import { importLog, logRows } from './support/import-log.ts'
import { API_TOKEN, openApi, type Api } from './support/open-api.ts'

const MESSAGES = 1_500
const TARGET = 4 * 3_600

let api: Api
beforeAll(async () => {
  api = await openApi()
  await importLog(api.house, MESSAGES, TARGET)
}, 120_000)
afterAll(() => api.close())

const get = (path: string) => api.get(`/api/v1/figures${path}`, { token: API_TOKEN })
const year = 'brand=demo&from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z'

/** The same messages without a database. */
async function replayed() {
  const conversations = new Map<string, MessageFact[]>()
  let left = MESSAGES
  for await (const row of logRows()) {
    if ((left -= 1) < 0) break
    const fact = {
      id: row['message_id'] as MessageFact['id'],
      occurredAt: parseInstant(row['at']!)!,
      opensTurn: row['author'] === 'customer',
      closesTurn: row['author'] === 'agent',
      history: true,
    }
    const facts = conversations.get(row['conversation_id']!)
    if (facts) facts.push(fact)
    else conversations.set(row['conversation_id']!, [fact])
  }
  const targets = ['first_response', 'next_response'].map((metric) => ({ metric, target_seconds: TARGET }))
  const policy = parseReplayPolicy({ targets })
  if (!policy.ok) throw new Error('policy')
  return replay(conversations.values(), policy.value, parseInstant('2030-01-01T00:00:00Z')!)
}

describe('the figures of an imported log', () => {
  it('are those of a replay of the same messages', async () => {
    const { targets, turns, turns_neglected } = await replayed()
    const { status, body } = await get(`?${year}`)
    expect([status, body.turns, body.neglected]).toEqual([200, turns, turns_neglected])
    expect(turns_neglected).toBeGreaterThan(100)
    for (const target of targets) {
      const found = body.by_metric.find(({ metric }: { metric: string }) => metric === target.metric)
      expect(found).toMatchObject({
        met: target.met,
        unanswered: target.never_answered,
        median_seconds: target.median_seconds,
      })
    }
  })

  it('open down to their turns, page by page and as a sheet', async () => {
    const { body } = await get(`?${year}`)
    for (const figure of ['neglected', 'never_answered', 'past_twice', 'past_four_times', 'hidden']) {
      const ids = new Set<string>()
      let cursor = ''
      do {
        const page = await get(`/turns?${year}&figure=${figure}&limit=150${cursor}`)
        for (const { turn_id } of page.body.items) ids.add(turn_id)
        cursor = page.body.next ? `&cursor=${encodeURIComponent(page.body.next)}` : ''
      } while (cursor)
      expect([figure, ids.size]).toEqual([figure, body[figure]])
    }
    const [cause] = body.causes
    const sheet = await get(`/turns?${year}&format=csv&cause=${cause.cause}`)
    expect(sheet.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(sheet.text.trim().split('\r\n')).toHaveLength(Number(cause.count) + 1)
  })

  it('are for those who oversee the brand', async () => {
    expect((await api.get(`/api/v1/figures?${year}`)).status).toBe(401)
    expect((await api.get(`/api/v1/figures?${year}`, { token: await api.tokenOf('oliver') })).status).toBe(
      403,
    )
    expect((await get('?brand=demo&from=yesterday&to=now')).status).toBe(400)
  })
})

test('a sheet holds text as text: no formula of a customer is run, commas and quotes stay', () => {
  expect(csvOf([{ name: '=1+1', note: 'a "b", c', wait: -5 }])).toBe(
    'name,note,wait\r\n\'=1+1,"a ""b"", c",-5\r\n',
  )
})
