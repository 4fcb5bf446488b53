import type { Instant } from '../../domain/time/instant.ts'
import { encryptPush, type PushTarget } from './encrypt-push.ts'
import { vapidHeader, type VapidKeys } from './vapid.ts'

const PATIENCE_MS = 10_000

export interface PushOrder {
  /** Seconds for which the service keeps it for a browser that sleeps. */
  readonly ttl: number
  readonly now: Instant
  readonly keys: VapidKeys
  /** Whom the service may write to about it. */
  readonly contact: string
}

/** Hands one text to a browser's push service. False when the subscription is no more; throws where it may work later. */
export async function sendPush(
  target: PushTarget & { readonly endpoint: string },
  text: string,
  { ttl, now, keys, contact }: PushOrder,
): Promise<boolean> {
  const response = await fetch(target.endpoint, {
    method: 'POST',
    headers: {
      authorization: vapidHeader(new URL(target.endpoint), contact, keys, now),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(ttl),
      urgency: 'high',
    },
    body: new Uint8Array(encryptPush(text, target)),
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await response.body?.cancel()
  if (response.ok) return true
  if (response.status === 404 || response.status === 410) return false
  throw new Error(`${new URL(target.endpoint).host} answered ${response.status}`)
}
