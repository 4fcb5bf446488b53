import type { StreamEvent } from '../../http/api-types.ts'

/** The keys of everything but the board's rows that these events make stale; each once. */
export function staleAfter(events: readonly StreamEvent[]): readonly (readonly string[])[] {
  const keys = new Map<string, readonly string[]>()
  const add = (...key: string[]) => keys.set(key.join(' '), key)
  for (const { type, subject } of events) {
    if (subject) add('conversation', subject)
    const name = type.split('.')[0]
    if (name === 'offer' || name === 'claim' || name === 'dispatch') add('offers')
    if (name === 'claim' || name === 'message' || name === 'reply' || name === 'turn') add('mine')
    if (name === 'breach') add('breaches')
    if (name === 'channel') add('channels')
    if (name === 'presence') add('people')
  }
  return [...keys.values()]
}
