import { createHmac, timingSafeEqual } from 'node:crypto'
import { decodeBase32, encodeBase32 } from './base32.ts'

/** A local part may have 64 characters (RFC 5321); `+`, 26 for the conversation, a dot and 16 for the signature take 44. */
const LONGEST_NAME = 20
const SIGNATURE_BYTES = 10
const form = /^[^@+]{1,64}(?:\+[^@]*)?\+([a-z2-7]{26})\.([a-z2-7]{16})@/

export type ReplyToken =
  | { readonly state: 'valid'; readonly conversationId: string }
  | { readonly state: 'forged' }
  | { readonly state: 'none' }

/**
 * `support@brand.example` with the conversation (a UUID) and an 80-bit HMAC-SHA256 in it: `support+<conversation>.<signature>@brand.example`.
 * Null when the name before the `@` is longer than 20 characters: then threading rests on In-Reply-To and References.
 */
export function replyAddress(
  address: string,
  conversationId: string,
  secret: string | Uint8Array,
): string | null {
  const at = address.lastIndexOf('@')
  const [name, domain] = [address.slice(0, at), address.slice(at + 1)]
  const id = uuidBytes(conversationId)
  if (at < 1 || name.length > LONGEST_NAME || id === null) return null
  return `${name}+${encodeBase32(id)}.${encodeBase32(signatureOf(id, secret))}@${domain}`
}

/** Reads such an address, in whatever case it comes back. */
export function readReplyToken(address: string, secret: string | Uint8Array): ReplyToken {
  const found = form.exec(address.toLowerCase())
  if (!found) return { state: 'none' }
  const id = decodeBase32(found[1]!)
  const signature = decodeBase32(found[2]!)
  if (id?.length !== 16 || signature?.length !== SIGNATURE_BYTES) return { state: 'forged' }
  if (!timingSafeEqual(signature, signatureOf(id, secret))) return { state: 'forged' }
  return { state: 'valid', conversationId: uuidOf(id) }
}

function signatureOf(id: Uint8Array, secret: string | Uint8Array): Uint8Array {
  return createHmac('sha256', secret)
    .update('sundial reply token')
    .update(id)
    .digest()
    .subarray(0, SIGNATURE_BYTES)
}

function uuidBytes(uuid: string): Uint8Array | null {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)
    ? Buffer.from(uuid.replaceAll('-', ''), 'hex')
    : null
}

function uuidOf(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
