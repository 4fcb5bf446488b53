import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openIdProvider, type OpenIdSettings } from '../../src/identity/openid.ts'
import type { HttpDeps } from '../../src/http/deps.ts'
import { openApi, type Api } from './support/open-api.ts'

const SECRET = 'the-client-secret-that-both-sides-know'
/** The addresses and groups that the provider tells of whoever signs in there. */
const accounts = new Map<string, Record<string, unknown>>()
let server: Server
let issuer: string
let api: Api
const signIn: { providers: HttpDeps['signIn']['providers']; groups: HttpDeps['signIn']['groups'] } = {
  providers: [],
  groups: [{ group: 'Support leads', brand: 'demo', role: 'lead' }],
}

const settings = (more: Partial<OpenIdSettings> = {}): OpenIdSettings => ({
  slug: 'acme',
  name: 'Acme Identity',
  issuer,
  clientId: 'sundial',
  clientSecret: SECRET,
  scopes: ['openid', 'email', 'profile'],
  groupsClaim: 'groups',
  emailIsVerified: false,
  welcomesStrangers: false,
  ...more,
})

beforeAll(async () => {
  api = await openApi({ signIn })
  server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'sundial',
        client_secret: SECRET,
        redirect_uris: [new URL('/sign-in/with/acme/callback', api.deps.settings.baseUrl).href],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name', 'zoneinfo', 'groups'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...accounts.get(id) }),
    }),
  })
  server.on('request', (request, response) => void provider.callback()(request, response))
})
afterAll(async () => {
  await api.close()
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  signIn.providers = [openIdProvider(settings())]
})

/** A browser: it keeps cookies by host and follows what it is told, to the provider and back. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>()

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url)
    const jar = this.#jars.get(host) ?? new Map<string, string>()
    this.#jars.set(host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  async follow(url: string): Promise<Response> {
    let at = url
    for (let hop = 0; hop < 12; hop += 1) {
      const response = await this.go(at)
      const next = response.headers.get('location')
      if (next === null) return response
      at = here(new URL(next, at).href)
    }
    throw new Error(`sent round in circles, last to ${at}`)
  }
}

/** What our own address is called outside is where the test's server listens. */
function here(url: string): string {
  const { origin } = new URL(api.deps.settings.baseUrl)
  return new URL(url).origin === origin ? url.replace(origin, api.url) : url
}

/** Goes off to the provider, signs in there as `account`, agrees, and comes back as far as the answer of ours. */
async function through(browser: Browser, account: string, next = '/board'): Promise<Response> {
  const form = await browser.follow(`${api.url}/sign-in/with/acme?next=${encodeURIComponent(next)}`)
  let page = await submitTo(browser, form, { prompt: 'login', login: account, password: 'any' })
  if (page.headers.get('content-type')?.includes('html') && page.url.startsWith(issuer))
    page = await submitTo(browser, page, { prompt: 'consent' })
  return page
}

async function submitTo(browser: Browser, page: Response, fields: Record<string, string>): Promise<Response> {
  const action = /action="([^"]+)"/.exec(await page.clone().text())?.[1]
  if (!action) return page
  const sent = await browser.go(new URL(action, issuer).href, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  return browser.follow(here(new URL(sent.headers.get('location') ?? '/', issuer).href))
}

async function whoIs(browser: Browser) {
  const response = await browser.go(`${api.url}/api/v1/session`)
  return response.status === 200
    ? ((await response.json()) as { person: { slug: string; email: string } })
    : null
}

const lena = { email: 'elena@demo.example', email_verified: true, name: 'Elena' }

describe('somebody whom the provider vouches for', () => {
  test('is signed in under the address that is known here', async () => {
    accounts.set('u-1', lena)
    const browser = new Browser()
    await through(browser, 'u-1')
    expect((await whoIs(browser))?.person.slug).toBe('elena')
  })

  test('stays who they are when their address changes there', async () => {
    accounts.set('u-1', { ...lena, email: 'new-name@demo.example' })
    const browser = new Browser()
    await through(browser, 'u-1')
    expect((await whoIs(browser))?.person.slug).toBe('elena')
  })

  test('is a lead as long as their group says so', async () => {
    const roles = async () =>
      (
        await api.house.pool.query<{ role: string }>(
          `select role from membership m join person p on p.id = m.person_id where p.slug = 'kofi' order by role`,
        )
      ).rows.map(({ role }) => role)
    accounts.set('u-2', { email: 'kofi@freelance.example', email_verified: true, groups: ['support LEADS'] })
    await through(new Browser(), 'u-2')
    expect(await roles()).toEqual(['expert', 'lead'])
    accounts.set('u-2', { email: 'kofi@freelance.example', email_verified: true, groups: [] })
    await through(new Browser(), 'u-2')
    expect(await roles()).toEqual(['expert'])
    const { body } = await api.get('audit?action=person.roles-by-groups', {
      token: await api.tokenOf('jordan'),
    })
    expect(body.items).toMatchObject([
      {
        person: { name: 'Kofi Mensah' },
        before: { roles: ['expert', 'lead'] },
        after: { roles: ['expert'] },
      },
      { before: { roles: ['expert'] }, after: { roles: ['expert', 'lead'] } },
    ])
    expect(body.items[0].changes).not.toEqual([])
  })
})

describe('nobody is let in', () => {
  const refused = async (account: string) => {
    const browser = new Browser()
    const page = await through(browser, account)
    expect(await whoIs(browser)).toBeNull()
    return { status: page.status, text: await page.text() }
  }

  test('by an address that the provider does not vouch for', async () => {
    accounts.set('u-3', { email: 'amara@demo.example', email_verified: false })
    expect(await refused('u-3')).toMatchObject({
      status: 403,
      text: expect.stringContaining('does not vouch'),
    })
  })

  test('whom nobody knows here, unless strangers are welcome', async () => {
    accounts.set('u-4', { email: 'new@demo.example', email_verified: true, name: 'New Comer' })
    expect(await refused('u-4')).toMatchObject({ status: 403 })
    signIn.providers = [openIdProvider(settings({ welcomesStrangers: true }))]
    const browser = new Browser()
    await through(browser, 'u-4')
    expect((await whoIs(browser))?.person.email).toBe('new@demo.example')
  })

  test('with an answer that was begun in another browser, or comes twice', async () => {
    const begun = await new Browser().go(`${api.url}/sign-in/with/acme`)
    const state = new URL(begun.headers.get('location')!).searchParams.get('state')!
    const stolen = await new Browser().go(`${api.url}/sign-in/with/acme/callback?code=x&state=${state}`)
    expect(stolen.status).toBe(400)
    expect(await stolen.text()).toContain('another browser')
  })

  test('by a provider whose secret is not ours, and the administrator reads what to mend', async () => {
    signIn.providers = [openIdProvider(settings({ clientSecret: 'not-the-secret-that-they-know' }))]
    accounts.set('u-1', lena)
    expect(await refused('u-1')).toMatchObject({
      status: 502,
      text: expect.stringContaining('client secret'),
    })
  })
})

test('a provider that does not answer says where it was looked for', async () => {
  signIn.providers = [openIdProvider(settings({ issuer: 'http://127.0.0.1:9' }))]
  const page = await fetch(`${api.url}/sign-in/with/acme`, { redirect: 'manual' })
  expect(page.status).toBe(502)
  expect(await page.text()).toContain('http://127.0.0.1:9/.well-known/openid-configuration')
})

test('nobody is led to another site afterwards', async () => {
  accounts.set('u-1', lena)
  const browser = new Browser()
  const form = await browser.follow(
    `${api.url}/sign-in/with/acme?next=${encodeURIComponent('//evil.example')}`,
  )
  const page = await submitTo(browser, form, { prompt: 'login', login: 'u-1', password: 'any' })
  await submitTo(browser, page, { prompt: 'consent' })
  expect((await whoIs(browser))?.person.slug).toBe('elena')
  expect(page.url.startsWith(api.url) || page.url.startsWith(issuer)).toBe(true)
})
