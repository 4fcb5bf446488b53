import { createHmac, timingSafeEqual, type BinaryLike } from 'node:crypto'
import type { Instant } from '../../domain/time/instant.ts'
import type { Arrival } from './arrival.ts'

/** A call of a platform at `/hooks/:channel`, byte for byte. */
export interface HookRequest {
  readonly method: 'GET' | 'POST'
  /** The address that the platform called, as customers of ours would write it. */
  readonly url: string
  readonly query: URLSearchParams
  readonly header: (name: string) => string | undefined
  readonly rawBody: Buffer
  readonly now: Instant
}

export interface HookAnswer {
  readonly status: number
  readonly body?: string
  readonly contentType?: string
  /** Stored before the platform is answered; if that fails, the platform hears 503 and calls again. */
  readonly arrivals?: readonly Arrival[]
}

/** Taken, with what it brought. */
export function taken(arrivals: readonly Arrival[] = [], body = ''): HookAnswer {
  return { status: 200, arrivals, body }
}

/** Not from whom it claims to be, or too old: it leaves nothing. */
export function notAuthentic(why: string): HookAnswer {
  return { status: 401, body: why, contentType: 'text/plain; charset=utf-8' }
}

/** Authentic, but no reader takes it: calling again would not help. */
export function unreadable(why: string): HookAnswer {
  return { status: 400, body: why, contentType: 'text/plain; charset=utf-8' }
}

/** Whether `given` is the HMAC of `content`, compared in constant time. */
export function isHmac(
  given: string | undefined,
  {
    content,
    secret,
    hash,
    encoding,
  }: {
    readonly content: BinaryLike
    readonly secret: string
    readonly hash: 'sha1' | 'sha256'
    readonly encoding: 'hex' | 'base64'
  },
): boolean {
  if (given === undefined) return false
  const expected = createHmac(hash, secret).update(content).digest(encoding)
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}

/** Reads the JSON of a call; undefined where it is none. */
export function jsonOf(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'))
  } catch {
    return undefined
  }
}
