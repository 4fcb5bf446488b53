import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
const tokens: Record<string, string> = {}

beforeAll(async () => {
  api = await openApi()
  for (const slug of ['elena', 'kofi', 'amara', 'oliver']) tokens[slug] = await api.tokenOf(slug)
})
afterAll(() => api.close())

const as = (slug: string) => ({ token: tokens[slug]! })
const reply = (conversation: string, slug: string, key: string, text = 'Here it is.') =>
  api.post(`conversations/${conversation}/replies`, {
    ...as(slug),
    body: { text },
    headers: { 'idempotency-key': key },
  })

test('a freelance expert sees what they are offered or hold, and answers only what they hold', async () => {
  const [offered, foreign] = [await customerWrites(api), await customerWrites(api)]
  const [offer] = await offerWork(api, offered, ['kofi'])
  const list = await api.get('conversations', as('kofi'))
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([offered])
  expect((await api.get(`conversations/${foreign}`, as('kofi'))).status).toBe(404)
  expect((await api.post(`conversations/${foreign}/take`, as('kofi'))).status).toBe(404)
  const board = await api.get('board', as('kofi'))
  expect(board.body.rows.map((row: { conversation_id: string }) => row.conversation_id)).toEqual([offered])
  expect(board.body.counters.waiting).toBe(1)

  expect(await reply(offered, 'kofi', 'k')).toMatchObject({ status: 409, body: { code: 'claim_first' } })
  expect((await api.post(`conversations/${offered}/solve`, as('kofi'))).body.code).toBe('claim_first')
  await api.post(`offers/${offer!.id}/claim`, as('kofi'))
  expect((await reply(offered, 'kofi', 'k')).status).toBe(202)
})

test('a reply is queued once, whatever is sent twice', async () => {
  const conversation = await customerWrites(api)
  const first = await reply(conversation, 'amara', 'key-1')
  expect(first).toMatchObject({ status: 202, body: { state: 'queued' } })
  expect((await reply(conversation, 'amara', 'key-1')).body).toEqual(first.body)
  expect((await reply(conversation, 'amara', 'key-2')).body.message_id).not.toBe(first.body.message_id)

  const { body } = await api.get(`conversations/${conversation}`, as('amara'))
  const pending = body.messages.filter((message: { delivery: unknown }) => message.delivery)
  expect(pending).toMatchObject([
    {
      id: first.body.message_id,
      author_name: 'Amara Okafor',
      closes_turn: false,
      delivery: { state: 'queued', attempts: 0 },
    },
    { delivery: { state: 'queued' } },
  ])
  expect(body.turns).toMatchObject([{ closed_at: null }])
})

test('what somebody holds is answered by nobody else', async () => {
  const conversation = await customerWrites(api)
  const taken = await api.post(`conversations/${conversation}/take`, as('amara'))
  expect(taken).toMatchObject({ status: 200, body: { conversation_id: conversation } })
  expect(await api.post(`conversations/${conversation}/take`, as('oliver'))).toMatchObject({
    status: 409,
    body: { code: 'already_claimed', holder: { name: 'Amara Okafor' } },
  })
  expect(await reply(conversation, 'oliver', 'k')).toMatchObject({
    status: 409,
    body: { code: 'already_claimed' },
  })
  expect((await reply(conversation, 'amara', 'k')).status).toBe(202)
})

test('a sign of life keeps the work, handing back gives it up', async () => {
  const conversation = await customerWrites(api)
  const taken = await api.post(`conversations/${conversation}/take`, as('amara'))
  const kept = await api.post(`conversations/${conversation}/keep`, as('amara'))
  expect(kept.status).toBe(200)
  expect(Date.parse(kept.body.reply_by)).toBeGreaterThanOrEqual(Date.parse(taken.body.reply_by))
  expect((await api.post(`conversations/${conversation}/keep`, as('oliver'))).body.code).toBe('not_held')
  expect((await api.post(`conversations/${conversation}/hand-back`, as('oliver'))).body.code).toBe('not_held')
  expect((await api.post(`conversations/${conversation}/hand-back`, as('amara'))).status).toBe(200)
  const { holder } = (await api.get(`conversations/${conversation}`, as('elena'))).body
  expect(holder?.claim_id).not.toBe(taken.body.claim_id) // somebody else on duty may have it by now
})

test('nothing goes out while a lead has stopped outbound traffic', async () => {
  const conversation = await customerWrites(api)
  const stopped = await api.post('brands/demo/outbound/stop', as('elena'))
  expect(stopped.body.outbound_stopped_at).toEqual(expect.any(String))
  await new Promise((resolve) => setTimeout(resolve, 1_100)) // other nodes work with what they knew for up to a second
  expect(await reply(conversation, 'amara', 'k')).toMatchObject({
    status: 409,
    body: { code: 'outbound_stopped' },
  })
  expect((await api.post('brands/demo/outbound/stop', as('elena'))).body).toEqual(stopped.body)
  expect((await api.post('brands/demo/outbound/start', as('elena'))).body.outbound_stopped_at).toBeNull()
})

test('solving it unanswered is neglect, saying that none is needed is not', async () => {
  const [one, two] = [await customerWrites(api), await customerWrites(api)]
  expect((await api.post(`conversations/${one}/solve`, as('amara'))).body.state).toBe('solved')
  await api.post(`conversations/${two}/no-reply-needed`, { ...as('amara'), body: { reason: 'Only thanks' } })
  const outcome = async (id: string) =>
    (await api.get(`conversations/${id}`, as('elena'))).body.turns[0].outcome as string
  expect(await outcome(one)).toBe('unanswered')
  expect(await outcome(two)).toBe('no_reply_needed')
  expect(
    await api.post(`conversations/${two}/no-reply-needed`, { ...as('amara'), body: { reason: 'again' } }),
  ).toMatchObject({
    status: 409,
    body: { code: 'nobody_waits' },
  })
})

test('conversations are found by state, channel and words', async () => {
  const id = await customerWrites(api, { subject: 'A 100% waterproof jacket', text: 'Is it really?' })
  const found = async (query: string) =>
    ((await api.get(`conversations?${query}`, as('elena'))).body.items as { id: string }[]).map(
      (item) => item.id,
    )
  expect(await found('q=WATERPROOF')).toEqual([id])
  expect(await found('q=100%25+water')).toEqual([id])
  expect(await found('q=1_0')).toEqual([])
  expect(await found('q=is+it+really')).toEqual([id])
  expect(await found('channel=demo-chat')).toEqual([])
  expect((await found('channel=demo-posts&state=open'))[0]).toBe(id)
  expect(await found('state=closed')).toEqual([])
})

test('pages of conversations join without gap or repeat, the last written in first', async () => {
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body }: { body: { items: { id: string; last_message_at: string }[]; next: string | null } } =
      await api.get(`conversations?limit=2${cursor && `&cursor=${cursor}`}`, as('elena'))
    seen.push(...body.items.map(({ last_message_at, id }) => `${last_message_at} ${id}`))
    cursor = body.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual([...seen].sort().reverse())
  const { rows } = await api.house.pool.query('select count(*)::int as count from conversation')
  expect(seen).toHaveLength(rows[0].count)
})

test('mail is shown without scripts, and fetches nothing from elsewhere', async () => {
  const id = await customerWrites(api)
  await api.house.db
    .updateTable('message_body')
    .set({
      html: '<p onclick="x()">Hi<script>alert(1)</script> <a href="javascript:x()">a</a> <img src="https://t.example/pixel"></p>',
    })
    .where(
      'message_id',
      'in',
      api.house.db.selectFrom('message').select('id').where('conversation_id', '=', id),
    )
    .execute()
  const { body } = await api.get(`conversations/${id}`, as('elena'))
  expect(body.messages[0].html).toBe('<p>Hi <a rel="noopener noreferrer nofollow" target="_blank">a</a> </p>')
})

test('an answer to nobody is refused rather than kept for ever', async () => {
  const sent = await api.post('channels/demo-posts/messages', {
    ...as('elena'),
    body: {
      external_id: 'ours',
      thread_key: 'ours',
      author: { kind: 'agent', address: 'amara@demo.example' },
      text: 'We are open again.',
    },
  })
  const answer = await reply(sent.body.conversation_id as string, 'elena', 'k')
  expect(answer).toMatchObject({ status: 409, body: { code: 'nobody_to_answer' } })
})
