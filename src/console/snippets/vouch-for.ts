import { DAY, type Instant } from '../../domain/time/instant.ts'

/** For how many days somebody vouches for a text before it has to be looked at again. */
export const vouchings = [30, 90, 180, 365] as const
export type Vouching = (typeof vouchings)[number]

export const usualVouching: Vouching = 90

export function vouchedUntil(days: number, now: Instant): string {
  return new Date(now + days * DAY).toISOString()
}
