import type { Kysely } from 'kysely'
import type { Vault } from '../../workflows/ports/vault.ts'
import type { DB } from '../schema.ts'
import { deriveKey, numberOf, openWith, sealWith, type SealingKey } from './seal.ts'
import { readKeyRing, type KeyRing, type Phrases } from './vault-keys.ts'

/** So long a node may go on sealing with a key after a newer one was made, in milliseconds. */
export const KEYS_REMEMBERED = 60_000

/** One key for good, as tests and commands without a database have it. */
export function vault(houseKey: Buffer, phrase: string | null): Vault {
  const key = { number: 0, key: deriveKey(houseKey, phrase) }
  return {
    seal: (secret) => Promise.resolve(sealWith(key, secret)),
    open: async (sealed) => openAny([key], await Promise.resolve(sealed)),
  }
}

/**
 * Seals with the newest key of the house and opens what any of them has sealed; a house that loses its phrase asks for the secrets
 * again. Keys are read anew every minute, and when something was sealed by one that came since.
 */
export function houseVault(
  db: Kysely<DB>,
  phrases: Phrases,
  monotonic: () => number = () => performance.now(),
): Vault {
  let last: { readonly at: number; readonly ring: Promise<KeyRing> } | null = null
  const read = (): Promise<KeyRing> => {
    const ring = readKeyRing(db, phrases)
    const mine = (last = { at: monotonic(), ring })
    ring.catch(() => {
      if (last === mine) last = null
    })
    return ring
  }
  const keys = () => (last && monotonic() - last.at < KEYS_REMEMBERED ? last.ring : read())
  return {
    async seal(secret) {
      return sealWith((await keys()).newest, secret)
    },
    async open(sealed) {
      const number = numberOf(sealed)
      const known = await keys()
      const ring = known.all.some((key) => key.number === number) ? known : await read()
      return openAny(ring.all, sealed)
    },
  }
}

/** A sealed value that none of the keys opens. */
export class SealedByAnother extends Error {
  override name = 'SealedByAnother'
}

/** Throws `SealedByAnother`. */
export function openAny(keys: readonly SealingKey[], sealed: Buffer): string {
  const number = numberOf(sealed)
  for (const key of [
    ...keys.filter((one) => one.number === number),
    ...keys.filter((one) => one.number === 0),
  ])
    try {
      return openWith(key, sealed)
    } catch {
      continue // another phrase's, or begins like a number by chance
    }
  throw new SealedByAnother(`no key of this house opens what key ${number} has sealed; give the secret again`)
}
