import { hash, randomBytes } from 'node:crypto'

/** 256 bits that only its holder knows; the database keeps the hash. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Secrets have full entropy, so a fast hash without salt is enough. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}
