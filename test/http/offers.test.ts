import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_TOKEN, openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
const tokens: Record<string, string> = {}

beforeAll(async () => {
  api = await openApi()
  for (const slug of ['elena', 'kofi', 'amara', 'oliver']) tokens[slug] = await api.tokenOf(slug)
})
afterAll(() => api.close())

const claim = (id: string, slug: string) => api.post(`offers/${id}/claim`, { token: tokens[slug]! })

test('of two experts who claim at once one wins, the other is told who', async () => {
  const conversation = await customerWrites(api)
  const [one, two] = await offerWork(api, conversation, ['kofi', 'amara'])
  const answers = await Promise.all([claim(one!.id, 'kofi'), claim(two!.id, 'amara')])
  const won = answers.find(({ status }) => status === 200)!
  const lost = answers.find(({ status }) => status === 409)!
  expect(won.body).toEqual({
    claim_id: expect.any(String),
    conversation_id: conversation,
    reply_by: expect.stringMatching(/Z$/),
  })
  const winner = answers.indexOf(won) === 0 ? 'Kofi Mensah' : 'Amara Okafor'
  expect(lost.body).toMatchObject({ code: 'already_claimed', holder: { name: winner } })

  const detail = await api.get(`conversations/${conversation}`, { token: tokens['elena']! })
  expect(detail.body.holder).toMatchObject({ claim_id: won.body.claim_id, name: winner, origin: 'offer' })
})

test('claiming twice is harmless', async () => {
  const conversation = await customerWrites(api)
  const [offer] = await offerWork(api, conversation, ['oliver'])
  const first = await claim(offer!.id, 'oliver')
  expect((await claim(offer!.id, 'oliver')).body).toEqual(first.body)
})

test("nobody claims another's offer", async () => {
  const conversation = await customerWrites(api)
  const [offer] = await offerWork(api, conversation, ['kofi'])
  expect(await claim(offer!.id, 'amara')).toMatchObject({ status: 403, body: { code: 'not_yours' } })
  expect(await api.post(`offers/${offer!.id}/claim`, { token: API_TOKEN })).toMatchObject({
    status: 403,
    body: { code: 'person_needed' },
  })
})

test('an offer of work that is done is gone', async () => {
  const conversation = await customerWrites(api)
  const [offer] = await offerWork(api, conversation, ['amara'])
  await api.post(`conversations/${conversation}/no-reply-needed`, {
    token: tokens['elena']!,
    body: { reason: 'a test' },
  })
  expect(await claim(offer!.id, 'amara')).toMatchObject({ status: 410, body: { code: 'expired' } })
})

test('declining is answered, again as well, and only for an open offer', async () => {
  const conversation = await customerWrites(api)
  const [offer, other] = await offerWork(api, conversation, ['amara', 'oliver'])
  const decline = () =>
    api.post(`offers/${offer!.id}/decline`, { token: tokens['amara']!, body: { reason: 'at lunch' } })
  expect((await decline()).body).toEqual({ offer_id: offer!.id, state: 'declined' })
  expect((await decline()).status).toBe(200)
  await api.post(`conversations/${conversation}/solve`, { token: tokens['elena']! })
  expect(await api.post(`offers/${other!.id}/decline`, { token: tokens['oliver']!, body: {} })).toMatchObject(
    {
      status: 409,
      body: { code: 'not_open' },
    },
  )
})

test('experts see their own offers, leads all, and none of them a word of the customer', async () => {
  const conversation = await customerWrites(api)
  await offerWork(api, conversation, ['kofi', 'oliver'])
  const mine = await api.get('offers?state=open', { token: tokens['kofi']! })
  expect(mine.body.items.length).toBeGreaterThan(0)
  expect(mine.body.items.every((offer: { person_name: string }) => offer.person_name === 'Kofi Mensah')).toBe(
    true,
  )
  const all = await api.get('offers?state=open', { token: tokens['elena']! })
  const here = all.body.items.filter(
    (offer: { conversation_id: string }) => offer.conversation_id === conversation,
  )
  expect(here.map((offer: { person_name: string }) => offer.person_name).sort()).toEqual([
    'Kofi Mensah',
    'Oliver Grant',
  ])
  expect(here[0]).toMatchObject({
    channel: { slug: 'demo-posts' },
    due_at: expect.any(String),
    waiting_since: expect.any(String),
  })
  expect(all.text).not.toContain('The words of')
  expect(all.text).not.toContain('Question')

  const own = await api.get('offers?person_id=me', { token: tokens['elena']! })
  expect(own.body.items).toEqual([])
})

test('pages of offers join without gap or repeat', async () => {
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body }: { body: { items: { id: string }[]; next: string | null } } = await api.get(
      `offers?limit=2${cursor && `&cursor=${cursor}`}`,
      { token: tokens['elena']! },
    )
    seen.push(...body.items.map(({ id }) => id))
    cursor = body.next
  }
  const { count } = await api.house.db
    .selectFrom('offer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(seen).toHaveLength(count)
  expect(new Set(seen).size).toBe(seen.length)
})
