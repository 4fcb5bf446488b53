import { useRecoveryCode } from '../../db/auth/recovery-codes.ts'
import { SealedByAnother } from '../../db/vault/vault.ts'
import { secondFactorOf, useStep } from '../../db/auth/second-factors.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { HttpDeps } from '../deps.ts'
import { stepOfCode } from './app-codes.ts'

export type JudgedCode =
  | { readonly type: 'right'; readonly by: 'app' }
  | { readonly type: 'right'; readonly by: 'recovery'; readonly left: number }
  | { readonly type: 'wrong' }

/** Whether somebody has shown their second factor, which uses the code up. A code that was used is as wrong as any. */
export async function judgeCode(
  { db, vault, now: testClock, log }: Pick<HttpDeps, 'db' | 'vault' | 'now' | 'log'>,
  personId: PersonId,
  written: string,
  now: number,
): Promise<JudgedCode> {
  const factor = await secondFactorOf(db, personId)
  if (!factor) return { type: 'wrong' }
  const digits = written.replace(/\s/g, '')
  if (/^\d{6}$/.test(digits)) {
    const secret = await opened(vault, factor.sealedSecret, log)
    const step = secret === null ? null : stepOfCode(secret, digits, now)
    if (step === null) return { type: 'wrong' }
    if (await useStep(db, personId, step)) return { type: 'right', by: 'app' }
    log.warn({ personId }, 'a one-time code was offered a second time and refused')
    return { type: 'wrong' }
  }
  if (factor.confirmedAt === null) return { type: 'wrong' }
  const left = await useRecoveryCode(db, personId, written, testClock())
  return left === null ? { type: 'wrong' } : { type: 'right', by: 'recovery', left }
}

/** A house that lost its phrase knows no secret any more: recovery codes still work, and an administrator resets. */
async function opened(
  vault: HttpDeps['vault'],
  sealed: Buffer,
  log: HttpDeps['log'],
): Promise<string | null> {
  try {
    return await vault.open(sealed)
  } catch (error) {
    if (!(error instanceof SealedByAnother)) throw error
    log.error(
      { err: error },
      'the secret of a second factor cannot be opened: recovery codes work, or a reset',
    )
    return null
  }
}
