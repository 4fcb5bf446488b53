import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOtherBrand, addPersonWith } from './support/other-brand.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'
import { openApi, type Api } from './support/open-api.ts'

/** More than one piece of what the archive holds. */
const PHOTO = 'x'.repeat(300_000)
const SCRIPT = '<script>alert(1)</script>'

let api: Api
let conversation: string
let files: Readonly<Record<string, string>>

beforeAll(async () => {
  api = await openApi()
  const author = { kind: 'customer', address: 'ana@customers.example', name: 'Ana' }
  conversation = await customerWrites(api, { author, text: 'Here is a photo of it.' })
  const lead = await api.tokenOf('elena')
  const [message] = (await api.get(`conversations/${conversation}`, { token: lead })).body.messages
  const { brandId } = await api.house.channel('demo-posts')
  const file = (name: string | null, mediaType: string, content: string) => ({
    name,
    mediaType,
    contentId: null,
    content: Buffer.from(content),
  })
  await api.house.deps.store.transaction((tx) =>
    tx.archive.attach(brandId, message.id, [
      file('photo.png', 'image/png', PHOTO),
      file('راهنما".html', 'text/html', SCRIPT),
      file(null, 'image/svg+xml', '<svg onload="alert(1)"/>'),
    ]),
  )
  const { rows } = await api.house.pool.query<{ id: string; name: string | null }>(
    'select id, name from attachment',
  )
  files = Object.fromEntries(rows.map(({ id, name }) => [name ?? 'nameless', id]))
})
afterAll(() => api.close())

const fetchFile = async (name: string, slug: string) =>
  api.get(`attachments/${files[name]!}`, { token: await api.tokenOf(slug) })

test('a file is saved whole, under its name', async () => {
  const { status, headers, text } = await fetchFile('photo.png', 'elena')
  expect(status).toBe(200)
  expect(text).toBe(PHOTO)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': '300000',
    'content-disposition': 'attachment; filename="photo.png"',
  })
})

test.each(['راهنما".html', 'nameless'])('%s could run in a browser, and does not', async (name) => {
  const { headers } = await fetchFile(name, 'elena')
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename=/)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('whoever may not see the conversation sees no file of it', async () => {
  const other = await addOtherBrand(api.house)
  await addPersonWith(api.house, other, 'lead', 'lead-of-other')
  expect((await fetchFile('photo.png', 'lead-of-other')).status).toBe(404)
  expect((await fetchFile('photo.png', 'kofi')).status).toBe(404)
  await offerWork(api, conversation, ['kofi'])
  expect((await fetchFile('photo.png', 'kofi')).status).toBe(200)
  expect((await api.get(`attachments/${files['photo.png']!}`)).status).toBe(401)
})
