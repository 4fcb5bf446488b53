import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  definedFigureNames,
  definedFigures,
  type DefinedFigure,
} from '../../src/domain/neglect/definitions.ts'
import { API_TOKEN, openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string
const HOUR = 3_600_000
const START = Date.now() - 20 * 24 * HOUR

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

let count = 0
async function say(kind: string, thread: string, hours: number, text = 'something', channel = 'demo-posts') {
  count += 1
  const author = { kind, address: `${kind === 'customer' ? thread.split('/')[0] : kind}@people.example` }
  const occurred_at = new Date(START + hours * HOUR).toISOString()
  const body = { external_id: `m${count}`, thread_key: thread, author, occurred_at, text }
  expect((await api.post(`channels/${channel}/messages`, { token, body })).status).toBe(202)
}

test('says of each figure how many it speaks of, and guesses nothing', async () => {
  // Solved at once, and said so three hours later.
  await say('customer', 'ada', 0)
  await say('agent', 'ada', 1)
  await say('customer', 'ada', 3, 'It works now, thank you!')
  // Back two days later: not solved at once.
  await say('customer', 'ben', 0)
  await say('agent', 'ben', 1)
  await say('customer', 'ben', 48)
  await say('agent', 'ben', 49)
  // A bot and nobody else: one asked for a human, one came back, one fell silent.
  await say('customer', 'cleo', 0)
  await say('bot', 'cleo', 0.1)
  await say('customer', 'cleo', 0.2, 'Can I talk to a human, please?')
  await say('customer', 'dan/1', 0)
  await say('bot', 'dan/1', 0.1)
  await say('customer', 'dan/2', 50)
  await say('agent', 'dan/2', 51)
  await say('customer', 'eva', 0)
  await say('bot', 'eva', 0.1)
  // A chat that was answered after what its line had promised.
  await say('customer', 'fay', 0, 'something', 'demo-chat')
  await say('agent', 'fay', 1, 'something', 'demo-chat')

  const [from, to] = [new Date(START - HOUR).toISOString(), new Date(START + 40 * HOUR).toISOString()]
  const { status, body } = await api.get(`figures/experience?brand=demo&from=${from}&to=${to}`, { token })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    first_contact_resolution: { part: 2, of: 3 },
    time_to_happiness: { said: 1, of: 6, median_seconds: 3 * 3_600 },
    bot_dead_ends: { of: 3, confirmed: 1, returned: 1, assumed: 1 },
    queue_promises: { part: 0, of: 1, share: 0 },
    holding_replies: { made: 0, kept: { of: 0, share: null } },
    come_back: { recovered: { of: 0, share: null } },
    estimated: false,
  })
  // ada 2, ben 2, cleo 2, dan 1, eva 1, fay 1 messages; three bots; one person each.
  expect(body.effort).toMatchObject({ conversations: 6, contacts: 9, steps_before_human: 3, points: 1 })
})

test('each share opens down to its conversations, page by page, and says which of them count', async () => {
  const period = `brand=demo&from=${new Date(START - HOUR).toISOString()}&to=${new Date(START + 40 * HOUR).toISOString()}`
  const { body: shares } = await api.get(`figures/experience?${period}`, { token })
  const open = async (figure: string, limit = 50) => {
    const items: { conversation_id: string; at: string; counted: boolean; customer_name: string | null }[] =
      []
    let cursor = ''
    do {
      const { status, body } = await api.get(
        `figures/conversations?${period}&figure=${figure}&limit=${limit}${cursor}`,
        { token },
      )
      expect(status).toBe(200)
      items.push(...body.items)
      cursor = body.next ? `&cursor=${encodeURIComponent(body.next)}` : ''
    } while (cursor)
    return items
  }
  const parts = async (figure: string, limit?: number) => {
    const items = await open(figure, limit)
    expect(new Set(items.map(({ conversation_id: id, at }) => `${id} ${at}`)).size).toBe(items.length)
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    return { part: items.filter(({ counted }) => counted).length, of: items.length }
  }
  expect(await parts('first_contact')).toEqual({ part: 2, of: 3 })
  expect(await parts('first_contact', 1)).toEqual({ part: 2, of: 3 })
  expect(await parts('queue_promises', 1)).toEqual({ part: 0, of: 1 })
  expect(await parts('happiness')).toEqual({ part: 1, of: shares.time_to_happiness.of })
  expect((await parts('dead_ends')).of).toBe(shares.bot_dead_ends.of)
  expect((await parts('effort')).of).toBe(shares.effort.conversations)
  for (const figure of ['holding', 'recovered_back', 'neglected_back'])
    expect([figure, await parts(figure)]).toEqual([figure, { part: 0, of: 0 }])
})

test('conversations behind a share are for those who oversee the brand; an unknown figure is named', async () => {
  const period = 'brand=demo&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z'
  expect((await api.get(`figures/conversations?${period}`)).status).toBe(401)
  const expert = await api.tokenOf('oliver')
  expect((await api.get(`figures/conversations?${period}`, { token: expert })).status).toBe(403)
  const unknown = await api.get(`figures/conversations?${period}&figure=luck`, { token })
  expect([unknown.status, unknown.body.errors[0].path]).toEqual([400, 'query.figure'])
})

test('every figure is defined once, in four languages, with what it opens down to', async () => {
  const said = new Set<string>()
  for (const language of ['en', 'ar', 'fa', 'be']) {
    const { status, body } = await api.get(`figures/definitions?language=${language}`, { token })
    expect(status).toBe(200)
    expect(body.items.map(({ figure }: { figure: string }) => figure)).toEqual(definedFigureNames)
    for (const { figure, title, text, opens_to } of body.items) {
      expect([figure, title, text]).not.toContain('')
      expect([title, text].join(' ')).not.toMatch(new RegExp(`${figure}\\.(title|text)`))
      expect(opens_to).toBe(definedFigures[figure as DefinedFigure].opensTo)
      said.add(text)
    }
  }
  expect(said.size).toBe(4 * definedFigureNames.length)
  expect((await api.get('figures/definitions?language=tlh', { token })).status).toBe(400)
})

test('everybody reads their own figures, and nobody anybody else’s', async () => {
  const now = Date.now()
  const period = `brand=demo&from=${new Date(now - HOUR).toISOString()}&to=${new Date(now + HOUR).toISOString()}`
  const mine = async (slug: string) =>
    (await api.get(`figures/mine?${period}`, { token: await api.tokenOf(slug) })).body
  const { rows } = await api.house.pool.query<{ id: string }>(
    `insert into ping (brand_id, id, person_id, kind, via, state, queued_at, sent_at)
     select m.brand_id, gen_random_uuid(), p.id, 'offer', 'email', 'sent', now(), now()
     from person p join membership m on m.person_id = p.id where p.slug = 'oliver' and m.role = 'expert' returning id`,
  )
  expect(rows).toHaveLength(1)
  expect(await mine('oliver')).toMatchObject({ taken: 0, pings: 1, offers: 0, unpaid_offers: 0 })
  expect(await mine('amara')).toMatchObject({ taken: 0, pings: 0 })
  const operator = await api.get(`figures/mine?${period}`, { token: API_TOKEN })
  expect([operator.status, operator.body.code]).toEqual([403, 'person_needed'])
})
