import { createHash } from 'node:crypto'

/** Names from outside may be as long as they like; what is unique is their hash. */
export function externalHash(externalId: string): Buffer {
  return createHash('sha256').update(externalId).digest()
}
