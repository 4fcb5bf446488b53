import type { Answer } from '../answer.ts'
import { problem } from '../problem.ts'
import type { RateLimits } from './rate-limits.ts'

/** Counts a try at a password or a code, before it is made. The answer where there are none left. */
export async function takeTry(limits: RateLimits, email: string, ip: string): Promise<Answer | null> {
  const waits = [
    await limits.take('sign-in-address', ip),
    await limits.take('sign-in-account', email),
    await limits.take('sign-in-account-address', `${email} ${ip}`),
  ]
  const wait = Math.max(...waits)
  return wait > 0 ? tooManyTries(wait) : null
}

/** Whoever is in has shown who they are: their tries are forgotten, the address's others are not. */
export async function forgiveTries(limits: RateLimits, email: string, ip: string): Promise<void> {
  await limits.refund('sign-in-address', ip)
  await limits.forgive('sign-in-account', email)
  await limits.forgive('sign-in-account-address', `${email} ${ip}`)
}

/** A right password that a code has yet to follow was no wrong try, and forgives none: codes are guessed as dearly as passwords. */
export async function refundTry(limits: RateLimits, email: string, ip: string): Promise<void> {
  await limits.refund('sign-in-address', ip)
  await limits.refund('sign-in-account', email)
  await limits.refund('sign-in-account-address', `${email} ${ip}`)
}

export function tooManyTries(seconds: number): Answer {
  return problem(
    429,
    'too_many_tries',
    `Too many wrong passwords or codes. Try again in ${seconds} seconds, or ask a lead for a sign-in link.`,
    { retry_after_seconds: seconds },
    { 'retry-after': String(seconds) },
  )
}
