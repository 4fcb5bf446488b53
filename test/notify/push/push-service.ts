import { createPublicKey, verify, type ECDH } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import ece from 'http_ece'

/** What a browser subscribes with. */
export interface Subscriber {
  readonly endpoint: string
  /** The browser's key pair, and the secret that it shares with whoever pushes. */
  readonly ecdh: ECDH
  readonly auth: Buffer
}

/** What the service hands to the browser, opened with the browser's own key by a library that is not ours. */
export interface Delivered {
  readonly text: string
  readonly ttl: number
  readonly takenAt: number
}

export interface PushService {
  readonly url: string
  /** Answers 410 from now on: the browser has taken its subscription back. */
  end(): void
  readonly refusals: readonly string[]
  readonly delivered: readonly Delivered[]
  close(): Promise<void>
}

/** A push service that refuses what the real ones refuse: RFC 8030 (TTL), 8188 (encoding), 8291 (encryption), 8292 (VAPID). */
export async function openPushService(subscribers: () => readonly Subscriber[]): Promise<PushService> {
  const delivered: Delivered[] = []
  const refusals: string[] = []
  let gone = false
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (gone) return void response.writeHead(410).end()
      const subscriber = subscribers().find(({ endpoint }) => new URL(endpoint).pathname === request.url)
      const wrong = subscriber
        ? whatIsWrong(request.headers, service.url)
        : ([404, 'nobody subscribed there'] as const)
      if (wrong) {
        refusals.push(wrong[1])
        return void response.writeHead(wrong[0]).end()
      }
      const text = ece.decrypt(Buffer.concat(chunks), {
        version: 'aes128gcm',
        privateKey: subscriber!.ecdh,
        authSecret: subscriber!.auth.toString('base64url'),
      })
      delivered.push({ text: text.toString('utf8'), ttl: Number(request.headers.ttl), takenAt: Date.now() })
      response.writeHead(201).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const service: PushService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end: () => void (gone = true),
    refusals,
    delivered,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return service
}

function whatIsWrong(headers: IncomingHttpHeaders, origin: string): readonly [number, string] | null {
  if (!/^\d+$/.test(String(headers.ttl))) return [400, 'no TTL']
  if (headers['content-encoding'] !== 'aes128gcm') return [415, 'not encrypted as aes128gcm']
  const said = /^vapid t=([^,]+), ?k=([\w-]+)$/.exec(headers.authorization ?? '')
  if (!said) return [401, 'no VAPID']
  const [head, claims, signature] = said[1]!.split('.')
  const point = Buffer.from(said[2]!, 'base64url')
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature ?? '', 'base64url'),
  )
  if (!signed) return [403, 'the signature is not the key’s']
  const read = (part: string | undefined) =>
    JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as Record<string, unknown>
  const { aud, exp, sub } = read(claims)
  if (read(head)['alg'] !== 'ES256') return [403, 'not signed with ES256']
  if (aud !== origin) return [403, `signed for ${String(aud)}`]
  const lasts = Number(exp) - Date.now() / 1000
  if (!(lasts > 0 && lasts <= 24 * 3600)) return [403, 'out of date, or valid for more than a day']
  return typeof sub === 'string' && /^(mailto:|https?:)/.test(sub) ? null : [403, 'nobody to write to']
}
