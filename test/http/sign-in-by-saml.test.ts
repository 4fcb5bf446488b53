import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { SignedXml } from 'xml-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HttpDeps } from '../../src/http/deps.ts'
import { samlProvider } from '../../src/identity/saml.ts'
import { openApi, type Api } from './support/open-api.ts'

const ISSUER = 'https://idp.acme.example/metadata'
const theirs = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 })

let api: Api
const signIn: { providers: HttpDeps['signIn']['providers']; groups: HttpDeps['signIn']['groups'] } = {
  providers: [
    samlProvider({
      slug: 'acme',
      name: 'Acme',
      entryPoint: 'https://idp.acme.example/sso',
      issuer: ISSUER,
      certificates: [theirs.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
      emailAttribute: 'email',
      nameAttribute: null,
      groupsAttribute: null,
      welcomesStrangers: false,
    }),
  ],
  groups: [],
}
beforeAll(async () => {
  api = await openApi({ signIn })
})
afterAll(() => api.close())

interface Asked {
  readonly requestId: string
  readonly relayState: string
  readonly cookie: string
}

/** The browser is sent off: what the provider reads in the request, and the cookie that stays with the browser. */
async function goOff(): Promise<Asked> {
  const response = await fetch(`${api.url}/sign-in/with/acme?next=/board`, { redirect: 'manual' })
  const to = new URL(response.headers.get('location')!)
  const request = inflateRawSync(Buffer.from(to.searchParams.get('SAMLRequest')!, 'base64')).toString()
  return {
    requestId: /\bID="([^"]+)"/.exec(request)![1]!,
    relayState: to.searchParams.get('RelayState')!,
    cookie: response.headers.getSetCookie()[0]!.split(';')[0]!,
  }
}

interface Told {
  readonly key?: typeof theirs.privateKey
  readonly audience?: string
  readonly until?: number
  readonly inResponseTo?: string
  readonly email?: string
}

/** What the provider posts, its assertion signed with its key. */
function answerTo({ requestId }: Asked, told: Told = {}): string {
  const callback = 'http://127.0.0.1/sign-in/with/acme/callback'
  const { key = theirs.privateKey, audience = 'http://127.0.0.1/sign-in/with/acme', until = 300_000 } = told
  const inResponseTo = told.inResponseTo ?? requestId
  const now = new Date().toISOString()
  const end = new Date(Date.now() + until).toISOString()
  const begin = new Date(Date.now() + Math.min(until, 0) - 60_000).toISOString()
  const assertion = `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" Version="2.0" IssueInstant="${now}"><saml:Issuer>${ISSUER}</saml:Issuer><saml:Subject><saml:NameID>u-1</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${end}" Recipient="${callback}" InResponseTo="${inResponseTo}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${begin}" NotOnOrAfter="${end}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${now}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>${told.email ?? 'elena@demo.example'}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>`
  const response = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${randomUUID()}" Version="2.0" IssueInstant="${now}" Destination="${callback}" InResponseTo="${inResponseTo}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${ISSUER}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertion}</samlp:Response>`
  const signed = new SignedXml({
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  })
  signed.addReference({
    xpath: "//*[local-name(.)='Assertion']",
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
  })
  signed.computeSignature(response, {
    location: { reference: "//*[local-name(.)='Assertion']/*[local-name(.)='Issuer']", action: 'after' },
  })
  return signed.getSignedXml()
}

/** The form that the provider's page posts, from another site and therefore without our cookie; then the step with it. */
async function comeBack({ relayState, cookie }: Asked, xml: string) {
  const posted = await fetch(`${api.url}/sign-in/with/acme/callback`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'https://idp.acme.example', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: relayState }),
  })
  if (posted.status !== 303) return { status: posted.status, text: await posted.text(), slug: null }
  const entered = await fetch(`${api.url}/sign-in/with/acme/enter`, {
    redirect: 'manual',
    headers: { cookie },
  })
  const session = entered.headers.getSetCookie().find((line) => /^sundial=/.test(line))
  const who = await fetch(`${api.url}/api/v1/session`, {
    headers: { cookie: session?.split(';')[0] ?? '' },
  })
  const { person } = (await who.json()) as { person?: { slug: string } }
  return { status: entered.status, text: entered.headers.get('location') ?? '', slug: person?.slug ?? null }
}

test('whom the provider signs for is in, where they wanted to go', async () => {
  const asked = await goOff()
  expect(await comeBack(asked, answerTo(asked))).toEqual({ status: 303, text: '/board', slug: 'elena' })
})

test('an answer counts once', async () => {
  const asked = await goOff()
  const xml = answerTo(asked)
  expect((await comeBack(asked, xml)).slug).toBe('elena')
  expect(await comeBack(asked, xml)).toMatchObject({ status: 400, slug: null })
})

test('the session is given to the browser that went off, and to no other', async () => {
  const asked = await goOff()
  const other = await goOff()
  const came = await comeBack({ ...asked, cookie: other.cookie }, answerTo(asked))
  expect(came).toMatchObject({ status: 400, slug: null })
})

test.each([
  ['signed by somebody else', { key: stranger.privateKey }],
  ['meant for another house', { audience: 'https://elsewhere.example' }],
  ['that ended an hour ago', { until: -3_600_000 }],
  ['to a request of somebody else', { inResponseTo: '_another' }],
] satisfies [string, Told][])('an answer %s proves nothing', async (_, told) => {
  const asked = await goOff()
  expect(await comeBack(asked, answerTo(asked, told))).toMatchObject({ status: 502, slug: null })
})

test('what was changed after signing proves nothing', async () => {
  const asked = await goOff()
  const forged = answerTo(asked, { email: 'kofi@freelance.example' }).replace(
    'kofi@freelance.example',
    'elena@demo.example',
  )
  expect(await comeBack(asked, forged)).toMatchObject({ status: 502, slug: null })
})
