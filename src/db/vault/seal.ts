import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16
/** In front of what a numbered key has sealed, with the number behind it. */
const MAGIC = Buffer.from('SDV1', 'latin1')
const HEADER = MAGIC.length + 2

/** AES-256-GCM. Number 0 is the key of a house that never had another: its seals carry no number. */
export interface SealingKey {
  readonly number: number
  readonly key: Buffer
}

/**
 * The key that follows from the 32 bytes that the database keeps and the phrase that lies in the environment alone: with a phrase, a
 * copy of the database is not enough to open anything.
 */
export function deriveKey(kept: Buffer, phrase: string | null): Buffer {
  return Buffer.from(hkdfSync('sha256', kept, phrase ?? '', 'vault', 32))
}

/** By it a phrase is known to be the one that a key was made with; it tells nothing of either. */
export function proofOf(derived: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', derived, '', 'vault proof', 32))
}

/** What every seal of that key begins with. */
export function sealHeader(number: number): Buffer {
  if (number === 0) return Buffer.alloc(0)
  const header = Buffer.alloc(HEADER)
  MAGIC.copy(header)
  header.writeUInt16BE(number, MAGIC.length)
  return header
}

/** Which key has sealed it. */
export function numberOf(sealed: Buffer): number {
  const numbered = sealed.length > HEADER && sealed.subarray(0, MAGIC.length).equals(MAGIC)
  return numbered ? sealed.readUInt16BE(MAGIC.length) : 0
}

export function sealWith({ number, key }: SealingKey, secret: string): Buffer {
  const [header, nonce] = [sealHeader(number), randomBytes(NONCE)]
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(header)
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([header, nonce, cipher.getAuthTag(), text])
}

/** Throws where the key is another one, or a byte has changed. */
export function openWith({ number, key }: SealingKey, sealed: Buffer): string {
  const header = sealHeader(number)
  const rest = sealed.subarray(header.length)
  const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, NONCE))
  decipher.setAAD(header)
  decipher.setAuthTag(rest.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(rest.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
}
