import { timingSafeEqual } from 'node:crypto'
import { hashSecret } from '../../db/auth/secret.ts'

const SHORTEST = 32

/** Throws for a token that could be guessed: better no start than an open door. */
export function checkApiToken(token: string | null): void {
  if (token === null || token.length >= SHORTEST) return
  throw new Error(
    `SUNDIAL_API_TOKEN has ${token.length} characters and needs at least ${SHORTEST}: take a longer one, for instance from "openssl rand -hex 32", or leave it unset`,
  )
}

/** Compares in constant time. */
export function isApiToken(given: string, expected: string | null): boolean {
  return expected !== null && timingSafeEqual(hashSecret(given), hashSecret(expected))
}
