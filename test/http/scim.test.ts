import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueToken } from '../../src/db/auth/tokens.ts'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string

beforeAll(async () => {
  api = await openApi({
    signIn: {
      providers: [],
      groups: [
        { group: 'Support leads', brand: 'demo', role: 'lead' },
        { group: 'Support', brand: 'demo', role: 'expert' },
      ],
    },
  })
  await api.house.pool.query(
    `insert into membership (brand_id, person_id, role)
     select b.id, p.id, 'administrator' from brand b, person p where b.slug = 'demo' and p.slug = 'amara'
     on conflict do nothing`,
  )
  token = await tokenFor('amara', ['directory'])
})
afterAll(() => api.close())

async function tokenFor(slug: string, scopes: readonly ('directory' | 'read')[] | null): Promise<string> {
  const made = await issueToken(api.house.db, {
    id: crypto.randomUUID(),
    personId: await api.personId(slug),
    label: null,
    expiresAt: null,
    scopes,
    now: null,
  })
  return made.token
}

async function scim(method: string, path: string, body?: object, as = token) {
  const response = await fetch(`${api.url}/scim/v2/${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/scim+json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into whatever came
  const read: any = text === '' ? null : JSON.parse(text)
  return { status: response.status, type: response.headers.get('content-type'), body: read }
}

const ines = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'ines@acme.example',
  externalId: '00u-ines',
  name: { givenName: 'Ines', familyName: 'Caron' },
  emails: [{ value: 'ines@acme.example', primary: true }],
  timezone: 'Europe/Paris',
  preferredLanguage: 'fr-FR',
  active: true,
}
const patch = (...Operations: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
})

async function added(user: object): Promise<string> {
  const { status, body } = await scim('POST', 'Users', user)
  expect({ status, body }).toMatchObject({ status: 201 })
  return body.id as string
}

const rolesOf = async (id: string) =>
  (
    await api.house.pool.query<{ role: string }>(
      'select role from membership where person_id = $1 order by role',
      [id],
    )
  ).rows.map(({ role }) => role)

describe('somebody whom the directory sends', () => {
  test('is there, is found by what directories ask, and is there once', async () => {
    const id = await added(ines)
    for (const filter of ['userName eq "INES@acme.example"', 'externalId eq "00u-ines"']) {
      const { body, type } = await scim('GET', `Users?filter=${encodeURIComponent(filter)}`)
      expect(type).toContain('application/scim+json')
      expect(body).toMatchObject({
        totalResults: 1,
        Resources: [{ id, displayName: 'Ines Caron', active: true }],
      })
    }
    expect(await scim('POST', 'Users', ines)).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    const { rows } = await api.house.pool.query(
      'select name, time_zone, languages from person where id = $1',
      [id],
    )
    expect(rows).toEqual([{ name: 'Ines Caron', time_zone: 'Europe/Paris', languages: ['fr'] }])
  })

  test('who was here before is the same person', async () => {
    expect(await added({ userName: 'oliver@demo.example', displayName: 'Oliver' })).toBe(
      await api.personId('oliver'),
    )
  })

  test('is changed by part and by whole', async () => {
    const id = await added({ ...ines, userName: 'b@acme.example', externalId: 'b', emails: [] })
    const changed = await scim(
      'PATCH',
      `Users/${id}`,
      patch(
        { op: 'Replace', path: 'displayName', value: 'Bea' },
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'bea@acme.example' },
        {
          op: 'add',
          path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
          value: 'x',
        },
      ),
    )
    expect(changed).toMatchObject({
      status: 200,
      body: { displayName: 'Bea', emails: [{ value: 'bea@acme.example' }] },
    })
    const whole = { userName: 'bea@acme.example', displayName: 'Beatrice' }
    expect(await scim('PUT', `Users/${id}`, whole)).toMatchObject({ body: { displayName: 'Beatrice' } })
  })

  test('is signed out everywhere when they leave, and comes back as who they were', async () => {
    const id = await added({ userName: 'c@acme.example', displayName: 'Cleo' })
    const made = await issueToken(api.house.db, {
      id: crypto.randomUUID(),
      personId: id,
      label: null,
      expiresAt: null,
      now: null,
    })
    const session = () => api.get('session', { token: made.token })
    expect((await session()).status).toBe(200)
    // As Azure and Okta send it.
    await scim('PATCH', `Users/${id}`, patch({ op: 'Replace', path: 'active', value: 'False' }))
    expect((await session()).status).toBe(401)
    expect((await scim('GET', `Users/${id}`)).body.active).toBe(false)
    const back = await scim('PATCH', `Users/${id}`, patch({ op: 'replace', value: { active: true } }))
    expect(back.body).toMatchObject({ id, active: true })
    const { rows } = await api.house.pool.query('select removed_at from person where id = $1', [id])
    expect(rows).toEqual([{ removed_at: null }])
    expect((await session()).status).toBe(401)
  })

  test('is let go for good', async () => {
    const id = await added({ userName: 'd@acme.example' })
    expect((await scim('DELETE', `Users/${id}`)).status).toBe(204)
    expect(await scim('GET', `Users/${id}`)).toMatchObject({ status: 404, body: { status: '404' } })
  })
})

describe('a group', () => {
  test('makes its members what it stands for, and no longer when they are out', async () => {
    const id = await added({ userName: 'e@acme.example' })
    const group = (await scim('POST', 'Groups', { displayName: 'Support Leads', members: [{ value: id }] }))
      .body
    expect(await rolesOf(id)).toEqual(['lead'])
    const support = (await scim('POST', 'Groups', { displayName: 'Support' })).body
    await scim('PATCH', `Groups/${support.id}`, patch({ op: 'add', path: 'members', value: [{ value: id }] }))
    expect(await rolesOf(id)).toEqual(['expert', 'lead'])
    const out = patch({ op: 'remove', path: `members[value eq "${id}"]` })
    expect((await scim('PATCH', `Groups/${group.id}`, out)).body.members).toEqual([])
    expect(await rolesOf(id)).toEqual(['expert'])
    // Azure names whom to remove by value.
    await scim(
      'PATCH',
      `Groups/${support.id}`,
      patch({ op: 'Remove', path: 'members', value: [{ value: id }] }),
    )
    expect(await rolesOf(id)).toEqual([])
    await scim('DELETE', `Groups/${group.id}`)
    expect(
      (await scim('GET', `Groups?filter=${encodeURIComponent('displayName eq "support leads"')}`)).body,
    ).toMatchObject({
      totalResults: 0,
    })
  })

  test('takes no role that somebody was given by hand', async () => {
    const id = await api.personId('oliver')
    const before = await rolesOf(id)
    const group = (await scim('POST', 'Groups', { displayName: 'Support leads', members: [{ value: id }] }))
      .body
    expect(await rolesOf(id)).toEqual([...before, 'lead'].toSorted())
    await scim('DELETE', `Groups/${group.id}`)
    expect(await rolesOf(id)).toEqual(before)
  })
})

describe('what is not right', () => {
  test.each([
    ['GET', 'Users?filter=age%20gt%203', undefined, 400, 'invalidFilter'],
    ['POST', 'Users', { displayName: 'Nobody' }, 400, 'invalidValue'],
    ['POST', 'Users', { userName: 'no-address' }, 400, 'invalidValue'],
    ['POST', 'Groups', {}, 400, 'invalidValue'],
    ['GET', 'Users/nobody', undefined, 404, undefined],
  ])('%s %s is told as SCIM tells it', async (method, path, body, status, scimType) => {
    const answer = await scim(method, path, body)
    expect(answer).toMatchObject({ status, body: { schemas: [expect.stringContaining('Error')] } })
    expect(answer.body.scimType).toBe(scimType)
  })

  test('nobody keeps people without a token that is made for it, of an administrator', async () => {
    expect((await scim('GET', 'Users', undefined, 'nothing')).status).toBe(401)
    expect((await scim('GET', 'Users', undefined, await tokenFor('amara', ['read']))).status).toBe(403)
    expect((await scim('GET', 'Users', undefined, await tokenFor('kofi', ['directory']))).status).toBe(403)
    expect((await api.get('people', { token })).status).toBe(403)
  })

  test('what it can is told to whoever asks', async () => {
    expect((await scim('GET', 'ServiceProviderConfig')).body).toMatchObject({ patch: { supported: true } })
    expect((await scim('GET', 'ResourceTypes')).body.totalResults).toBe(2)
    expect((await scim('GET', 'Schemas')).body.totalResults).toBe(2)
    expect((await scim('GET', 'Users?count=1&startIndex=2')).body).toMatchObject({
      startIndex: 2,
      itemsPerPage: 1,
    })
  })
})
