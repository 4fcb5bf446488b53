import { useSyncExternalStore } from 'react'
import type { Instant, Millis } from '../../domain/time/instant.ts'

/** How the page stands with the server's stream of events. */
export interface Line {
  readonly state: 'connecting' | 'live' | 'lost'
  /** Since when it is in this state. */
  readonly since: Instant
  /** How long the last event took from the record to this page. */
  readonly delay: Millis | null
}

let line: Line = { state: 'connecting', since: 0, delay: null }
const listeners = new Set<() => void>()

export function setLine(next: Line): void {
  line = next
  for (const listener of listeners) listener()
}

export function currentLine(): Line {
  return line
}

export function useLine(): Line {
  return useSyncExternalStore(subscribe, currentLine, currentLine)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
