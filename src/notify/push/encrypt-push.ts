import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** A browser's address for pushes, as its Push API gives it. */
export interface PushTarget {
  /** Its public key, an uncompressed point of P-256: 65 bytes. */
  readonly p256dh: Buffer
  /** 16 bytes that only the browser and we know. */
  readonly auth: Buffer
}

/** One record holds everything. */
const RECORD = 4096
/** What a push service must take: 4,096 bytes with the header of 86, the delimiter and the tag. */
export const LONGEST_TEXT = RECORD - 86 - 1 - 16

/**
 * Encrypts a text for one browser as RFC 8291 says (`aes128gcm` of RFC 8188 with keys from ECDH): the push service carries it
 * and cannot read it. Throws RangeError for more than `LONGEST_TEXT` bytes.
 */
export function encryptPush(
  text: string,
  { p256dh, auth }: PushTarget,
  salt: Buffer = randomBytes(16),
  ours = newKeys(),
): Buffer {
  const plain = Buffer.from(text, 'utf8')
  if (plain.length > LONGEST_TEXT)
    throw new RangeError(`a push holds ${LONGEST_TEXT} bytes at most, not ${plain.length}`)
  const publicKey = ours.getPublicKey()
  const shared = ours.computeSecret(p256dh)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, publicKey])
  const secret = derive(auth, shared, info, 32)
  const key = derive(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const body = Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.of(2)])),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD)
  return Buffer.concat([salt, size, Buffer.of(publicKey.length), publicKey, body])
}

function newKeys() {
  const keys = createECDH('prime256v1')
  keys.generateKeys()
  return keys
}

function derive(salt: Buffer, key: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, length))
}
