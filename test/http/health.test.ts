import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'sundial-console-'))
  await mkdir(path.join(directory, 'console/assets'), { recursive: true })
  await writeFile(path.join(directory, 'console/index.html'), '<!doctype html><title>The console</title>')
  await writeFile(path.join(directory, 'console/assets/index-B3fj_2aQ.js'), 'export {}')
  await writeFile(path.join(directory, 'widget.js'), '/* the widget */')
  await writeFile(path.join(directory, 'private.txt'), 'nobody reads this')
  api = await openApi({
    settings: {
      consoleDirectory: path.join(directory, 'console'),
      widgetFile: path.join(directory, 'widget.js'),
    },
  })
})
afterAll(async () => {
  await api.close()
  await rm(directory, { recursive: true })
})

test('alive is alive, whatever else is not', async () => {
  expect(await api.get('/healthz')).toMatchObject({ status: 200, body: { status: 'alive' } })
})

test('a connection is kept for longer than proxies keep theirs', async () => {
  const answer = await fetch(`${api.url}/healthz`)
  expect(answer.headers.get('keep-alive')).toBe('timeout=75')
})

test('ready means database, migrations and whatever else was named', async () => {
  expect(await api.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
  await api.house.pool.query("update kysely_migration set name = 'gone' where name = '0005-dispatch'")
  expect(await api.get('/readyz')).toMatchObject({
    status: 503,
    body: { reasons: { database: 'migrations are missing: 0005-dispatch' } },
  })
  await api.house.pool.query("update kysely_migration set name = '0005-dispatch' where name = 'gone'")
})

test('what is not ready says why', async () => {
  const readiness = api.deps.readiness as Record<string, () => string | null>
  readiness['timers'] = () => 'the timer engine has not begun'
  expect(await api.get('/readyz')).toMatchObject({
    status: 503,
    body: { status: 'not ready', reasons: { timers: 'the timer engine has not begun' } },
  })
  delete readiness['timers']
})

test('requests and connections are measured, by route and not by id', async () => {
  await api.get('conversations/00000000-0000-7000-8000-000000000000')
  const { text } = await api.get('/metrics')
  expect(text).toContain(
    'sundial_http_request_seconds_count{method="GET",route="/conversations/:id",status="401"} 1',
  )
  expect(text).toMatch(/sundial_pool_connections\{state="idle"\} \d/)
  expect(text).not.toContain('00000000-0000')
})

test('how late steps fire is measured, what was armed late counts from its arming', async () => {
  const brand = await api.house.db.selectFrom('brand').select('id').executeTakeFirstOrThrow()
  const record = (payload: object) =>
    api.house.pool.query(
      `insert into event (brand_id, type, subject, occurred_at, recorded_at, payload)
       values ($1, 'breach.detected', $1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.007Z', $2)`,
      [brand.id, payload],
    )
  await record({})
  await record({ armed_at: '2026-01-01T00:00:00.006Z' })
  await record({ history: true })
  await expect
    .poll(async () => (await api.get('/metrics')).text, { timeout: 15_000 })
    .toContain('sundial_step_lateness_seconds_count{type="breach.detected"} 2')
  const { text } = await api.get('/metrics')
  expect(text).toContain('sundial_step_lateness_seconds_bucket{le="0.005",type="breach.detected"} 1')
  expect(text).toContain('sundial_step_lateness_seconds_bucket{le="0.01",type="breach.detected"} 2')
})

test('the console’s files: hashed ones for ever, the page itself asked for anew', async () => {
  const asset = await api.get('/assets/index-B3fj_2aQ.js')
  expect(asset).toMatchObject({ status: 200, text: 'export {}' })
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const page = await api.get('/')
  expect(page.text).toContain('The console')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const etag = page.headers.get('etag')!
  expect(
    (await api.get('/', { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status,
  ).toBe(304)
})

test('a page of the console opens by its address; what is missing is missing', async () => {
  const headers = { accept: 'text/html' }
  expect((await api.get('/conversations/42', { headers })).text).toContain('The console')
  expect((await api.get('/sign-in', { headers })).text).toContain('The console')
  expect((await api.get('/assets/gone-12345678.js', { headers })).status).toBe(404)
  expect((await api.get('/api/v2/board', { headers })).body.code).toBe('no_such_route')
})

test('no path leads out of the console’s directory', async () => {
  for (const escape of [
    '/../private.txt',
    '/%2e%2e/private.txt',
    '/..%2fprivate.txt',
    '/assets/../../private.txt',
    '/..%5cprivate.txt',
  ])
    expect((await api.get(escape)).text).not.toContain('nobody reads this')
})

test('the widget may be fetched by any page, the console may not be framed by one', async () => {
  const widget = await api.get('/widget.js')
  expect(widget.text).toBe('/* the widget */')
  expect(widget.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const page = await api.get('/')
  expect(page.headers.get('content-security-policy')).toMatch(
    /default-src 'self'.*script-src 'self'.*frame-ancestors 'none'/,
  )
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('referrer-policy')).toBe('same-origin')
})
