import { hash } from 'node:crypto'

/** Names from outside may be as long as they like; what is unique is their hash. */
export function externalHash(externalId: string): Buffer {
  return hash('sha256', externalId, 'buffer')
}

/** The same as PostgreSQL writes bytes. */
export function externalHashText(externalId: string): string {
  return `\\x${hash('sha256', externalId)}`
}

/** Bytes that came from the database, likewise. */
export function bytesText(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}
