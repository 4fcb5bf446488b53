import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '../workflows/ports/vault.ts'

const NONCE = 12
const TAG = 16

/**
 * AES-256-GCM by a key of the house. With `phrase`, which lies in the environment alone, a copy of the database is not enough to open anything;
 * a house that loses it asks for the secrets again.
 */
export function vault(houseKey: Buffer, phrase: string | null): Vault {
  const key = Buffer.from(hkdfSync('sha256', houseKey, phrase ?? '', 'vault', 32))
  return {
    seal(secret) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
    },
  }
}
