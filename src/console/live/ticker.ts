import type { Instant } from '../../domain/time/instant.ts'
import { now } from './now.ts'

type Listener = (now: Instant) => void

const listeners = new Set<Listener>()
const stepMillis = 200
let frame = 0
let lastStep = 0

/** Calls back some five times a second while the page is visible: one loop for all countdowns. */
export function onTick(listener: Listener): () => void {
  listeners.add(listener)
  listener(now())
  if (frame === 0) frame = requestAnimationFrame(run)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    cancelAnimationFrame(frame)
    frame = 0
  }
}

function run(): void {
  const step = Math.floor(performance.now() / stepMillis)
  if (step !== lastStep) {
    lastStep = step
    const at = now()
    for (const listener of listeners) listener(at)
  }
  frame = listeners.size > 0 ? requestAnimationFrame(run) : 0
}
