import type { Instant } from '../../domain/time/instant.ts'
import { learnOffset, type ClockOffset } from './server-clock.ts'

let known: ClockOffset | null = null

/** The server's time, as well as this page knows it: a wrong clock on the desk changes no countdown. */
export function now(): Instant {
  return known ? performance.now() + known.offset : Date.now()
}

/** Every answer of the server that carries its time teaches the clock. */
export function learnServerTime(askedAt: number, serverTime: Instant): void {
  known = learnOffset(known, { askedAt, heardAt: performance.now(), serverTime })
}
