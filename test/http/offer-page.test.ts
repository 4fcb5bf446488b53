import { afterAll, beforeAll, expect, test } from 'vitest'
import { signOfferLink } from '../../src/domain/dispatch/offer-link.ts'
import { OFFER_LINK_SECRET, openApi, type Api, type Received } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
let token: string

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

type Offer = Awaited<ReturnType<typeof offerWork>>[number]
const linkTo = ({ id, personId }: Offer, expiresIn = 60_000) =>
  `/offer/${signOfferLink({ offerId: id, personId, expiresAt: Date.now() + expiresIn }, OFFER_LINK_SECRET)}`

const form = (path: string, fields: Record<string, string> = {}): Promise<Received> =>
  api.post(path, {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

async function offeredTo(...slugs: string[]) {
  const conversation = await customerWrites(api)
  return { conversation, offers: await offerWork(api, conversation, slugs) }
}

test('a mail scanner that opens every link and runs its scripts claims nothing', async () => {
  const { conversation, offers } = await offeredTo('kofi')
  const link = linkTo(offers[0]!)
  for (const method of ['GET', 'HEAD', 'GET']) {
    const page = await api.send(method, link)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/)
    expect(page.text).not.toMatch(/<script|onload|http-equiv|autofocus/i)
    for (const [, href] of page.text.matchAll(/(?:href|src)="([^"]+)"/g)) await api.get(href!)
  }
  const rows = await api.house.pool.query('select state from offer where conversation_id = $1', [
    conversation,
  ])
  expect(rows.rows).toEqual([{ state: 'open' }])
  const claims = await api.house.pool.query('select 1 from claim where conversation_id = $1', [conversation])
  expect(claims.rowCount).toBe(0)
})

test('the page tells what is offered, and none of the customer’s words before the claim', async () => {
  const { offers } = await offeredTo('kofi')
  const page = await api.get(linkTo(offers[0]!))
  expect(page.text).toContain('Demo Outfitters')
  expect(page.text).toContain('Post, Posts')
  expect(page.text).toMatch(/Promised by<\/dt>\s*<dd>\w{3}/)
  expect(page.text).not.toContain('The words of')
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('claim by the button, read, answer once: without scripts, without signing in', async () => {
  const { conversation, offers } = await offeredTo('kofi')
  const link = linkTo(offers[0]!)
  const claimed = await form(`${link}/claim`)
  expect(claimed).toMatchObject({ status: 303 })
  expect(claimed.headers.get('location')).toBe(link)

  const page = await api.get(link)
  expect(page.text).toContain('It is yours')
  expect(page.text).toContain('The words of')
  const key = /name="key" value="([^"]+)"/.exec(page.text)![1]!
  expect(await form(`${link}/reply`, { text: '   ', key })).toMatchObject({
    status: 400,
    text: expect.stringContaining('Write something'),
  })
  for (let n = 0; n < 2; n += 1)
    expect((await form(`${link}/reply`, { text: 'Here <b>it</b> is', key })).status).toBe(303)
  expect((await api.get(link)).text).toContain('on its way')
  const replies = await api.house.pool.query('select text, person_id from reply where conversation_id = $1', [
    conversation,
  ])
  expect(replies.rows).toEqual([{ text: 'Here <b>it</b> is', person_id: offers[0]!.personId }])
})

test('what customers write is text, not markup', async () => {
  const conversation = await customerWrites(api, {
    text: '<img src=x onerror=alert(1)>',
    author: { kind: 'customer', address: 'x', name: '<b>X</b>' },
  })
  const [offer] = await offerWork(api, conversation, ['sam'])
  const link = linkTo(offer!)
  await form(`${link}/claim`)
  const page = await api.get(link)
  expect(page.text).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(page.text).toContain('&lt;b&gt;X&lt;/b&gt;')
})

test('whoever comes second reads who has it, and may not read or answer', async () => {
  const { conversation, offers } = await offeredTo('kofi', 'amara')
  await form(`${linkTo(offers[1]!)}/claim`)
  const late = linkTo(offers[0]!)
  await form(`${late}/claim`)
  const page = await api.get(late)
  expect(page.text).toContain('Amara Okafor has it now')
  expect(page.text).not.toContain('The words of')
  await form(`${late}/reply`, { text: 'Me too', key: 'k' })
  const replies = await api.house.pool.query('select 1 from reply where conversation_id = $1', [conversation])
  expect(replies.rowCount).toBe(0)
})

test('handing back, declining, and work that is done each say so', async () => {
  const one = (await offeredTo('mei')).offers[0]!
  await form(`${linkTo(one)}/claim`)
  await form(`${linkTo(one)}/hand-back`)
  expect((await api.get(linkTo(one))).text).not.toContain('The words of')

  const two = (await offeredTo('kofi', 'oliver')).offers[0]!
  await form(`${linkTo(two)}/decline`)
  expect((await api.get(linkTo(two))).text).toMatch(/Not now: all right|has it now/)

  const three = await offeredTo('kofi')
  await api.post(`conversations/${three.conversation}/solve`, { token })
  const over = linkTo(three.offers[0]!)
  await form(`${over}/claim`)
  expect((await api.get(over)).text).toContain('Nobody is looked for any more')
})

test('an offer that ran out is honoured while the work is free', async () => {
  const conversation = await customerWrites(api)
  const [offer] = await offerWork(api, conversation, ['diego'], -1_000)
  expect((await api.get(linkTo(offer!))).text).toContain('nobody has the work yet')
  await form(`${linkTo(offer!)}/claim`)
  expect((await api.get(linkTo(offer!))).text).toContain('It is yours')
})

test('expired and forged links get a clear page and do nothing', async () => {
  const { conversation, offers } = await offeredTo('jordan')
  const [offer] = offers
  const expired = linkTo(offer!, -1)
  const forged = [
    '/offer/nonsense',
    `${linkTo(offer!).slice(0, -2)}xx`,
    `/offer/${signOfferLink({ offerId: offer!.id, personId: offer!.personId, expiresAt: Date.now() + 60_000 }, 'another secret')}`,
  ]
  const dead: [string, number, string][] = [
    [expired, 410, 'has expired'],
    ...forged.map((path): [string, number, string] => [path, 404, 'not one of ours']),
  ]
  for (const [path, status, words] of dead) {
    expect(await api.get(path)).toMatchObject({ status, text: expect.stringContaining(words) })
    expect((await form(`${path}/claim`)).status).toBe(status)
  }
  const claims = await api.house.pool.query('select 1 from claim where conversation_id = $1', [conversation])
  expect(claims.rowCount).toBe(0)
})

test("a button on another site's page does nothing", async () => {
  const { conversation, offers } = await offeredTo('jordan')
  const pressed = await api.post(`${linkTo(offers[0]!)}/claim`, {
    headers: { origin: 'https://evil.example' },
  })
  expect(pressed.status).toBe(403)
  const claims = await api.house.pool.query('select 1 from claim where conversation_id = $1', [conversation])
  expect(claims.rowCount).toBe(0)
})
