import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { encryptPush } from '../../../src/notify/push/encrypt-push.ts'
import { pushNotifier } from '../../../src/notify/push/push-notifier.ts'
import { isPushService } from '../../../src/domain/people/push-service.ts'
import { vapidKeys } from '../../../src/notify/push/vapid.ts'
import type { Notice } from '../../../src/workflows/ports/notifier.ts'

const base64url = (text: string) => Buffer.from(text, 'base64url')

it('encrypts as the example of RFC 8291 has it, to the last byte', () => {
  const ours = createECDH('prime256v1')
  ours.setPrivateKey(base64url('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'))
  const target = {
    p256dh: base64url(
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    ),
    auth: base64url('BTBZMqHH6r4Tts7J_aSIgg'),
  }
  const sent = encryptPush(
    'When I grow up, I want to be a watermelon',
    target,
    base64url('DGv6ra1nlYgDCS1FRnbzlw'),
    ours,
  )
  expect(sent.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

let close: (() => void) | null = null
afterEach(() => close?.())

interface Pushed {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A push service that checks what the real ones check: our signature, and that the text is readable by the browser alone. */
async function service(status: number): Promise<{ url: string; pushed: Pushed[] }> {
  const pushed: Pushed[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      pushed.push({ headers: request.headers, body: Buffer.concat(chunks) })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => server.close()
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, pushed }
}

const now = Date.parse('2026-11-03T07:00:00Z')
const keys = vapidKeys(Buffer.alloc(32, 7))
const notice = {
  id: 'n',
  now,
  person: { id: 'p', timeZone: 'Africa/Lagos' },
  pings: [
    {
      kind: 'offer',
      offerId: '00000000-0000-7000-8000-000000000001',
      personId: '00000000-0000-7000-8000-000000000002',
      conversationId: 'c',
      brandName: 'Demo',
      channelName: 'Mail',
      channelKind: 'email',
      language: 'en',
      waitsSince: now,
      dueAt: now + 900_000,
      stands: true,
      expiresAt: now + 90_000,
    },
  ],
} as unknown as Notice

function browser() {
  const own = createECDH('prime256v1')
  const [p256dh, auth] = [own.generateKeys(), randomBytes(16)]
  const read = (body: Buffer): unknown => {
    const [salt, length] = [body.subarray(0, 16), body[20]!]
    const theirs = body.subarray(21, 21 + length)
    const derive = (s: Buffer, k: Buffer, info: Buffer, n: number) =>
      Buffer.from(hkdfSync('sha256', k, s, info, n))
    const secret = derive(
      auth,
      own.computeSecret(theirs),
      Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, theirs]),
      32,
    )
    const key = derive(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
    const nonce = derive(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12)
    const sealed = body.subarray(21 + length)
    const opener = createDecipheriv('aes-128-gcm', key, nonce)
    opener.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()])
    return JSON.parse(plain.subarray(0, -1).toString('utf8')) as unknown
  }
  return { target: { p256dh, auth }, read }
}

it('pushes what waits to the browser, signed by us, readable there alone, and no longer than the offer lasts', async () => {
  const { url, pushed } = await service(201)
  const { target, read } = browser()
  const notifier = pushNotifier({
    keys,
    baseUrl: 'https://desk.example',
    offerUrl: () => 'https://desk.example/offer/x',
    subscriptions: () => Promise.resolve([{ id: 's1', endpoint: `${url}/abc`, ...target }]),
    forget: () => Promise.reject(new Error('not this one')),
    allows: () => true,
  })
  expect(await notifier.send(notice)).toEqual({ subscriptions: 's1' })
  const [{ headers, body }] = pushed as [Pushed]
  expect(read(body)).toMatchObject({
    url: 'https://desk.example/offer/x',
    title: expect.stringContaining('Demo'),
  })
  expect(headers).toMatchObject({ ttl: '90', urgency: 'high', 'content-encoding': 'aes128gcm' })
  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization!)!
  expect(key).toBe(keys.publicKey)
  const [head, claims, signature] = token!.split('.')
  expect(JSON.parse(base64url(claims!).toString('utf8'))).toEqual({
    aud: url,
    exp: now / 1000 + 12 * 3600,
    sub: 'https://desk.example',
  })
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey(keys.privateKey), dsaEncoding: 'ieee-p1363' },
    base64url(signature!),
  )
  expect(signed).toBe(true)
})

it('a browser that took its subscription back is forgotten, so that the ping counts as failed', async () => {
  const { url } = await service(410)
  const forgotten: string[] = []
  const notifier = pushNotifier({
    keys,
    baseUrl: 'https://desk.example',
    offerUrl: () => 'https://desk.example/offer/x',
    subscriptions: () => Promise.resolve([{ id: 's1', endpoint: `${url}/abc`, ...browser().target }]),
    forget: (id) => Promise.resolve(void forgotten.push(id)),
    allows: () => true,
  })
  await expect(notifier.send(notice)).rejects.toThrow('no browser of this person takes pushes')
  expect(forgotten).toEqual(['s1'])
})

it('only browser makers’ services are called on somebody’s word', () => {
  expect(isPushService('https://updates.push.services.mozilla.com/wpush/v2/x')).toBe(true)
  expect(isPushService('https://fcm.googleapis.com.evil.example/x')).toBe(false)
  expect(isPushService('http://fcm.googleapis.com/x')).toBe(false)
  expect(isPushService('https://127.0.0.1/x')).toBe(false)
  expect(isPushService('nonsense')).toBe(false)
})
