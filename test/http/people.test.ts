import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let lead: string
let administrator: string

beforeAll(async () => {
  api = await openApi()
  await api.house.pool.query(
    `insert into membership (brand_id, person_id, role)
     select b.id, p.id, 'administrator' from brand b, person p where b.slug = 'demo' and p.slug = 'amara'`,
  )
  lead = await api.tokenOf('elena')
  administrator = await api.tokenOf('amara')
  await api.house.pool.query(
    `delete from membership where role = 'administrator' and person_id = (select id from person where slug = 'elena')`,
  )
})
afterAll(() => api.close())

describe('what somebody is in a brand', () => {
  const rolesOf = async (slug: string) => {
    const id = await api.personId(slug)
    const { body } = await api.get('people?limit=200', { token: lead })
    const found = body.items.find((person: { id: string }) => person.id === id)
    return (found?.roles ?? []).map(({ role }: { role: string }) => role) as string[]
  }
  const say = async (slug: string, roles: readonly string[], token = lead) =>
    api.send('PUT', `people/${await api.personId(slug)}/roles`, { token, body: { roles } })

  test('is said by a lead, at once, and on record', async () => {
    expect((await say('kofi', ['expert', 'lead'])).status).toBe(200)
    expect(await rolesOf('kofi')).toEqual(['expert', 'lead'])
    const { body } = await api.get(`audit?subject=${await api.personId('kofi')}&action=person.roles`, {
      token: lead,
    })
    expect(body.items).toMatchObject([
      {
        before: { roles: ['expert'] },
        after: { roles: ['expert', 'lead'] },
        person: { name: expect.stringContaining('Elena') },
      },
    ])
    await say('kofi', ['expert'])
  })

  test('is an administrator only by another one, who does not lock themselves out', async () => {
    expect(await say('kofi', ['administrator'])).toMatchObject({
      status: 403,
      body: { code: 'beyond_reach' },
    })
    expect((await say('kofi', ['expert', 'administrator'], administrator)).status).toBe(200)
    expect(await say('kofi', ['expert'])).toMatchObject({ status: 403 })
    expect(await say('amara', ['expert'], administrator)).toMatchObject({
      status: 409,
      body: { code: 'yourself' },
    })
    expect((await say('kofi', ['expert'], administrator)).status).toBe(200)
  })
})

describe('people from a spreadsheet', () => {
  const csv = [
    'Name;Email;Role;Time zone;Languages',
    'Ines Caron;ines.caron@demo.example;expert;Europe/Paris;fr, en',
    'Nobody;no address;expert;Europe/Paris;fr',
    'Kofi Again;KOFI@freelance.example;expert;Africa/Accra;en',
    'Somebody;sb@demo.example;boss;Mars/Olympus;en',
    'Ines Caron;ines.caron@demo.example;expert;Europe/Paris;fr',
  ].join('\n')
  const bring = (dry: boolean, text = csv) =>
    api.post('people/import', { token: lead, body: { csv: text, dry_run: dry } })

  test('are looked at line by line before anybody is added', async () => {
    const { body } = await bring(true)
    expect(body.added).toBe(0)
    expect(body.rows.map((row: { line: number; verdict: string }) => [row.line, row.verdict])).toEqual([
      [2, 'add'],
      [3, 'wrong'],
      [4, 'known'],
      [5, 'wrong'],
      [6, 'wrong'],
    ])
    const columns = body.rows[3].problems.map(({ column }: { column: string }) => column)
    expect(columns.toSorted()).toEqual(['role', 'time_zone'])
    expect(body.rows[4].problems).toMatchObject([
      { column: 'email', problem: expect.stringContaining('earlier line') },
    ])
  })

  test('go in once, however often the file is brought', async () => {
    expect((await bring(false)).body.added).toBe(1)
    const again = (await bring(false)).body
    expect(again).toMatchObject({ added: 0, rows: [{ verdict: 'known' }, {}, {}, {}, {}] })
    const { body } = await api.get('people?limit=200', { token: lead })
    const ines = body.items.find(({ email }: { email: string }) => email === 'ines.caron@demo.example')
    expect(ines).toMatchObject({ time_zone: 'Europe/Paris', languages: ['fr', 'en'], kind: 'staff' })
  })

  test.each([
    ['a,b\n1,2', /lacks name and email/],
    ['name,email', /no line below the header/],
  ])('are refused where the file is none: %j', async (text, detail) => {
    expect(await bring(true, text)).toMatchObject({
      status: 400,
      body: { code: 'unreadable', detail: expect.stringMatching(detail) },
    })
  })
})

describe('a token', () => {
  const issue = async (body: object) =>
    (await api.post(`people/${await api.personId('elena')}/tokens`, { token: lead, body })).body

  test('that only reads changes nothing', async () => {
    const { token, scopes } = await issue({ scopes: ['read'] })
    expect(scopes).toEqual(['read'])
    expect((await api.get('people', { token })).status).toBe(200)
    expect(await api.post('people/import', { token, body: { csv: 'name,email\n' } })).toMatchObject({
      status: 403,
      body: { code: 'token_scope' },
    })
  })

  test('for messages hands them in, and reads nothing', async () => {
    const { token } = await issue({ scopes: ['messages'] })
    const letter = {
      external_id: 'scoped',
      thread_key: 'scoped',
      author: { kind: 'customer', address: 'ana@customers.example' },
      text: 'Hello?',
    }
    const handed = await api.post('channels/demo-posts/messages', { token, body: letter })
    expect(handed.status).toBeLessThan(300)
    expect(await api.get('conversations', { token })).toMatchObject({ body: { code: 'token_scope' } })
  })

  test('shows its scopes in the list, and never itself', async () => {
    const { body } = await api.get(`people/${await api.personId('elena')}/tokens`, { token: lead })
    const scopes = body.items.map((one: { scopes: unknown }) => JSON.stringify(one.scopes)) as string[]
    expect(scopes).toEqual(expect.arrayContaining(['["read"]', '["messages"]', 'null']))
    expect(JSON.stringify(body)).not.toContain('sdl_')
  })
})

test('the audit is narrowed to a time, and its chain is found whole', async () => {
  const later = new Date(Date.now() + 3_600_000).toISOString()
  expect((await api.get(`audit?from=${later}`, { token: lead })).body.items).toEqual([])
  expect(
    (await api.get(`audit?to=${later}&action=person.`, { token: lead })).body.items.length,
  ).toBeGreaterThan(0)
  const chain = (await api.get('audit/chain', { token: lead })).body
  expect(chain).toMatchObject({ whole: true, broken: [], head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  await api.house.pool.query(`
    alter table audit disable trigger audit_stays;
    update audit set action = 'nothing' where position = 1;
    alter table audit enable trigger audit_stays`)
  expect((await api.get('audit/chain', { token: lead })).body).toMatchObject({
    whole: false,
    broken: [{ position: 1 }],
  })
})
