import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites } from './support/offer-work.ts'

let api: Api
let token: string

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

const audited = async (subject: string) =>
  (
    await api.house.pool.query(
      'select action, person_id, before, after from audit where subject = $1 order by at, id',
      [subject],
    )
  ).rows

test('a calendar is added and changed, and who did it is on record', async () => {
  const definition = { tz: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']] } }
  const added = await api.post('calendars', { token, body: { slug: 'office', name: 'Office', definition } })
  expect(added).toMatchObject({
    status: 201,
    body: { slug: 'office', definition, version: 1, managed_by: 'console' },
  })
  const changed = await api.send('PATCH', `calendars/${added.body.id}`, {
    token,
    body: { definition: { ...definition, holidays: ['2026-12-25'] } },
  })
  expect(changed.body).toMatchObject({ name: 'Office', version: 2, definition: { holidays: ['2026-12-25'] } })
  expect(await audited(added.body.id)).toMatchObject([
    { action: 'calendar.create', person_id: await api.personId('elena') },
    {
      action: 'calendar.change',
      before: { version: 1 },
      after: { definition: { holidays: ['2026-12-25'] } },
    },
  ])
  const again = await api.post('calendars', { token, body: { slug: 'office', name: 'Office', definition } })
  expect(again).toMatchObject({ status: 409, body: { code: 'taken' } })
})

test('a calendar that never opens again is refused', async () => {
  const answer = await api.post('calendars', {
    token,
    body: { slug: 'never', name: 'Never', definition: { tz: 'Europe/Berlin', weekly: {} } },
  })
  expect(answer).toMatchObject({
    status: 400,
    body: { errors: [{ problem: expect.stringContaining('closed for two years') }] },
  })
})

test('a policy promises nothing until it is published, and running clocks keep their version', async () => {
  const definition = { targets: [{ metric: 'first_response', target_seconds: 60, calendar: '24x7' }] }
  const drafted = await api.post('policies', { token, body: { slug: 'fast', name: 'Fast', definition } })
  expect(drafted.body).toMatchObject({ published: null, draft: { version: 1 } })
  await api.send('PATCH', `policies/${drafted.body.id}`, { token, body: { position: 0 } })
  const seconds = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_050)) // what was set up may be remembered for a second
    const { clocks } = (await api.get(`conversations/${await customerWrites(api)}`, { token })).body
    return (Date.parse(clocks[0].due_at) - Date.parse(clocks[0].started_at)) / 1_000
  }
  expect(await seconds()).toBe(3_600)
  const published = await api.post(`policies/${drafted.body.id}/publish`, { token })
  expect(published.body).toMatchObject({
    published: { version: 1, published_at: expect.any(String) },
    draft: null,
  })
  expect(await seconds()).toBe(60)

  const changed = await api.send('PATCH', `policies/${drafted.body.id}`, {
    token,
    body: { definition: { targets: [{ metric: 'first_response', target_seconds: 30 }] } },
  })
  expect(changed.body).toMatchObject({ published: { version: 1 }, draft: { version: 2 } })
  expect(await seconds()).toBe(60)
  await api.post(`policies/${drafted.body.id}/publish`, { token })
  expect(await seconds()).toBe(30)
  expect(await api.post(`policies/${drafted.body.id}/publish`, { token })).toMatchObject({
    status: 409,
    body: { code: 'no_draft' },
  })
})

test('a policy with five mistakes lists all five', async () => {
  const answer = await api.post('policies', {
    token,
    body: {
      slug: 'wrong',
      name: 'Wrong',
      definition: {
        conditions: { kinds: [] },
        targets: [{ metric: 'speed', target_seconds: -1, steps: [{ at: 'soon', do: 'dance' }] }],
      },
    },
  })
  expect(answer.status).toBe(400)
  expect(answer.body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
    'body.definition.conditions.kinds',
    'body.definition.targets.0.metric',
    'body.definition.targets.0.steps.0.at',
    'body.definition.targets.0.steps.0.do',
    'body.definition.targets.0.target_seconds',
  ])
})

test('a policy that names a calendar which is not there names those that are', async () => {
  const answer = await api.post('policies', {
    token,
    body: {
      slug: 'lost',
      name: 'Lost',
      definition: { targets: [{ metric: 'first_response', target_seconds: 60, calendar: 'moon' }] },
    },
  })
  expect(answer.body.errors).toEqual([
    {
      path: 'body.definition.targets.0.calendar',
      problem: expect.stringMatching(/no calendar "moon"; it has: 24x7, /),
    },
  ])
})

test('what a file manages is read-only here', async () => {
  await api.house.pool.query("update policy set managed_by = 'config' where slug = 'email'")
  const { id } = await api.house.db
    .selectFrom('policy')
    .select('id')
    .where('slug', '=', 'email')
    .executeTakeFirstOrThrow()
  const answer = await api.send('PATCH', `policies/${id}`, { token, body: { name: 'Mine' } })
  expect(answer).toMatchObject({ status: 409, body: { code: 'managed_by_config' } })
})

test('a roster is added, and says who is on duty now', async () => {
  const kofi = await api.personId('kofi')
  const schedule = { timezone: 'Africa/Lagos', layers: [{ id: 'always', fixed: [kofi] }] }
  const added = await api.post('rosters', {
    token,
    body: { slug: 'night', name: 'Night', audience: 'standby', schedule },
  })
  expect(added).toMatchObject({ status: 201, body: { on_shift: ['Kofi Mensah'], audience: 'standby' } })
  const changed = await api.send('PATCH', `rosters/${added.body.id}`, {
    token,
    body: { schedule: { ...schedule, ineligible: [kofi] } },
  })
  expect(changed.body).toMatchObject({ on_shift: [], version: 2 })
  const wrong = await api.send('PATCH', `rosters/${added.body.id}`, {
    token,
    body: { schedule: { timezone: 'Mars' } },
  })
  expect(wrong.body.errors).toMatchObject([{ path: 'body.schedule.timezone' }])
})

test("a channel's mode is changed at once, and told on the stream's log", async () => {
  const changed = await api.send('PATCH', 'channels/demo-chat', { token, body: { mode: 'observe' } })
  expect(changed.body).toMatchObject({ slug: 'demo-chat', mode: 'observe' })
  const { rows } = await api.house.pool.query("select payload from event where type = 'channel.changed'")
  expect(rows).toEqual([{ payload: { mode: 'observe', person_id: await api.personId('elena') } }])
  expect((await api.send('PATCH', 'channels/demo-chat', { token, body: {} })).status).toBe(400)
})

test('a channel is connected observing, unless told otherwise', async () => {
  const added = await api.post('channels', {
    token,
    body: { slug: 'reviews', name: 'Reviews', kind: 'social', adapter: 'http' },
  })
  expect(added).toMatchObject({ status: 201, body: { mode: 'observe', slug: 'reviews' } })
  const listed = await api.get('channels?limit=1', { token })
  expect(listed.body).toMatchObject({ items: [{ slug: 'demo-chat' }], next: expect.any(String) })
  expect(JSON.stringify(listed.body)).not.toContain('secret')
  expect((await api.get(`channels?limit=3&cursor=${listed.body.next}`, { token })).body).toMatchObject({
    items: [{ slug: 'demo-email' }, { slug: 'demo-posts' }, { slug: 'reviews' }],
    next: null,
  })
})

test('a channel is tried before it is saved, and every mistake in its settings is named', async () => {
  const kinds = await api.get('channel-kinds', { token })
  const imap = kinds.body.items.find((one: { adapter: string }) => one.adapter === 'imap')
  expect(imap).toMatchObject({ kinds: ['email'], answers: true, settings: { required: ['host', 'user'] } })

  const draft = { kind: 'email', adapter: 'imap', settings: { port: 'none' } }
  const wrong = await api.post('channels/test', { token, body: draft })
  expect(wrong.status).toBe(400)
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'body.settings.host',
    'body.settings.port',
    'body.settings.user',
  ])
  const settings = { host: '127.0.0.1', user: 'support', password_env: 'ACME_IMAP_PASSWORD' }
  const tried = await api.post('channels/test', { token, body: { ...draft, settings } })
  expect(tried.body).toMatchObject({
    ok: false,
    findings: [{ verdict: 'fail', mend: expect.stringContaining('ACME_IMAP_PASSWORD') }],
  })
  const unknown = await api.post('channels/test', { token, body: { ...draft, adapter: 'pigeon' } })
  expect(unknown.body.detail).toMatch(/"pigeon" is none; there are: .*http, imap/)
  const misfit = await api.post('channels/test', { token, body: { kind: 'phone', adapter: 'widget' } })
  expect(misfit.body.detail).toContain('widget serves chat, not phone')
  expect(await api.post('channels/demo-email/test', { token })).toMatchObject({ body: { ok: true } })
})

test('what a channel wants to know is changed, and who did it is on record', async () => {
  const settings = { host: 'imap.acme.example', user: 'support', password_env: 'ACME_IMAP_PASSWORD' }
  const body = { slug: 'acme', name: 'Acme', kind: 'email', adapter: 'imap', settings }
  const added = await api.post('channels', { token, body })
  expect(added.body).toMatchObject({ settings, unset_variables: ['ACME_IMAP_PASSWORD'], hook_url: null })
  const refused = await api.send('PATCH', 'channels/acme', { token, body: { settings: { host: 7 } } })
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'body.settings.host' }, {}] } })
  const moved = { ...settings, host: 'mail.acme.example' }
  const changed = await api.send('PATCH', 'channels/acme', {
    token,
    body: { settings: moved, address: 'help@acme.example' },
  })
  expect(changed.body).toMatchObject({ settings: moved, address: 'help@acme.example', mode: 'observe' })
  expect(await audited(added.body.id)).toMatchObject([
    { action: 'channel.create' },
    { action: 'channel.change', before: { settings }, after: { settings: moved } },
  ])
  const taken = await api.send('PATCH', 'channels/acme', { token, body: { address: 'support@demo.example' } })
  expect(taken).toMatchObject({ status: 409, body: { code: 'taken' } })
})

test('a channel is taken away: its address and slug are free, its conversations stay under its name', async () => {
  const letter = {
    external_id: 'last-letter',
    thread_key: 'last-letter',
    author: { kind: 'customer', address: 'ana@customers.example' },
    text: 'Are you still there?',
  }
  const settings = { host: 'imap.acme.example', user: 'support' }
  const body = { slug: 'leaving', name: 'Leaving', kind: 'email', adapter: 'imap', settings }
  const added = await api.post('channels', { token, body: { ...body, address: 'leaving@acme.example' } })
  const written = await api.post('channels/leaving/messages', { token, body: letter })
  expect((await api.send('DELETE', 'channels/leaving', { token })).status).toBe(204)
  expect((await api.send('DELETE', 'channels/leaving', { token })).body).toMatchObject({
    code: 'unknown_channel',
  })
  const listed = (await api.get('channels?limit=200', { token })).body.items as { slug: string }[]
  expect(listed.map(({ slug }) => slug)).not.toContain('leaving')
  expect(await api.post('channels/leaving/messages', { token, body: letter })).toMatchObject({ status: 404 })
  const stays = await api.get(`conversations/${written.body.conversation_id}`, { token })
  expect(stays.body.channel).toMatchObject({ name: 'Leaving' })
  expect(await audited(added.body.id)).toMatchObject([
    { action: 'channel.create' },
    { action: 'channel.remove', before: { slug: 'leaving', settings } },
  ])
  const again = await api.post('channels', { token, body: { ...body, address: 'leaving@acme.example' } })
  expect(again.status).toBe(201)
})

test('somebody is added, signed in by a link, and changed', async () => {
  const body = {
    name: 'Ines Caron',
    email: 'ines@demo.example',
    kind: 'freelance',
    time_zone: 'Europe/Paris',
    languages: ['fr', 'en'],
  }
  const added = await api.post('people', { token, body })
  expect(added).toMatchObject({
    status: 201,
    body: {
      ...body,
      slug: expect.stringMatching(/^ines-caron-/),
      roles: [{ role: 'expert' }],
      sleep: { from_minute: 1320 },
    },
  })
  const link = await api.post(`people/${added.body.id}/sign-in-link`, { token })
  expect(link.body.url).toMatch(/^http:\/\/127\.0\.0\.1\/sign-in\/[\w-]{43}$/)
  const changed = await api.send('PATCH', `people/${added.body.id}`, {
    token,
    body: { sleep: { from_minute: 0, to_minute: 420 }, capacity: { chat: 1 } },
  })
  expect(changed.body).toMatchObject({
    name: 'Ines Caron',
    sleep: { from_minute: 0, to_minute: 420 },
    capacity: { chat: 1 },
  })
  expect(await api.post('people', { token, body })).toMatchObject({ status: 409, body: { code: 'taken' } })
  expect(
    (await api.post('people', { token, body: { ...body, time_zone: 'Paris' } })).body.errors,
  ).toMatchObject([{ path: 'body.time_zone' }])
  expect(
    (await api.get('people?role=lead', { token })).body.items.map((one: { slug: string }) => one.slug),
  ).toEqual(['elena', 'jordan'])
})

test('presence lasts as long as the heartbeat, and away until it is over', async () => {
  const kofi = await api.tokenOf('kofi')
  const here = await api.post('presence', { token: kofi, body: { state: 'present' } })
  expect(Date.parse(here.body.present_until)).toBeGreaterThan(Date.now())
  const until = new Date(Date.now() + 3_600_000).toISOString()
  expect((await api.post('presence', { token: kofi, body: { state: 'away', until } })).body).toEqual({
    present_until: null,
    away_until: until,
  })
  expect((await api.get('session', { token: kofi })).body.person).toMatchObject({
    present_until: null,
    away_until: until,
  })
})

test('subscribing twice for one period changes the first', async () => {
  const first = await api.post('digest-subscriptions', { token, body: { period: 'weekly' } })
  expect(first).toMatchObject({
    status: 201,
    body: { at_local_minute: 480, time_zone: 'Europe/London', language: 'en' },
  })
  const second = await api.post('digest-subscriptions', {
    token,
    body: { period: 'weekly', at_local_minute: 600, time_zone: 'Asia/Manila' },
  })
  expect(second.body).toMatchObject({ id: first.body.id, at_local_minute: 600, time_zone: 'Asia/Manila' })
  const mine = async () => (await api.get('digest-subscriptions', { token })).body.items as { id: string }[]
  expect(await mine()).toHaveLength(1)
  const foreign = await api.send('DELETE', `digest-subscriptions/${first.body.id}`, {
    token: await api.tokenOf('jordan'),
  })
  expect(foreign.status).toBe(404)
  expect((await api.send('DELETE', `digest-subscriptions/${first.body.id}`, { token })).status).toBe(204)
  expect(await mine()).toEqual([])
})

test('the operations page knows timers, jobs, channels and lateness', async () => {
  await customerWrites(api)
  const { status, body } = await api.get('operations', { token })
  expect(status).toBe(200)
  expect(body.timers.open).toBeGreaterThan(0)
  expect(body.channels.map((channel: { slug: string }) => channel.slug)).toContain('demo-email')
  expect(body.lateness_ms).toEqual([])
  expect(body).toMatchObject({ jobs: { failed: 0 }, replies: { queued: 0, failed: 0 }, quarantine: 0 })
})

test('the operations page and the metrics tell when steps were due, recorded, and done', async () => {
  await api.house.pool.query(
    `with step as (
       insert into event (brand_id, type, subject, occurred_at, recorded_at, payload)
       select id, 'breach.detected', id, statement_timestamp() - n * interval '1 s', statement_timestamp() - n * interval '1 s' + interval '4 ms',
         '{"timer_id": "t", "last": true, "history": false}'
       from brand, generate_series(1, 2) n where slug = 'demo'
       returning id, occurred_at
     )
     insert into step_receipt (event_id, delivered_at) select id, occurred_at + interval '90 ms' from step order by id limit 1`,
  )
  const { body } = await api.get('operations', { token })
  expect(body.lateness_ms).toEqual([
    {
      type: 'breach.detected',
      count: 2,
      p50: 4,
      p99: 4,
      max: 4,
      delivered: { count: 1, p50: 90, p99: 90, max: 90 },
    },
  ])
  const { text } = await api.get('/metrics')
  expect(text).toContain('sundial_step_receipt_seconds{stage="detected",figure="p99"} 0.004')
  expect(text).toContain('sundial_step_receipt_seconds{stage="delivered",figure="max"} 0.09')
})
