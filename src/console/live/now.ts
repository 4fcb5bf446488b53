import type { Instant } from '../../domain/time/instant.ts'
import { learnOffset, type ClockOffset, type ClockSample } from './server-clock.ts'

let known: ClockOffset | null = null
let held: Instant | null = null

/** The server's time, as well as this page knows it: a wrong clock on the desk changes no countdown. */
export function now(): Instant {
  return held ?? (known ? performance.now() + known.offset : Date.now())
}

/** Lets it be this instant while a view is drawn that has to come out as it was drawn elsewhere; null: time goes on. */
export function holdNow(at: Instant | null): void {
  held = at
}

/** Every answer of the server that carries its time teaches the clock. */
export function learnServerTime(sample: ClockSample): void {
  known = learnOffset(known, sample)
}
