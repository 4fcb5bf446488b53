import type { StreamEvent } from '../../http/api-types.ts'

/** Events whose subject is something else. */
export const notConversations: ReadonlySet<string> = new Set(['channel', 'presence', 'person'])

/** The keys of everything but the board's rows that these events make stale; each once. */
export function staleAfter(events: readonly StreamEvent[]): readonly (readonly string[])[] {
  const keys = new Map<string, readonly string[]>()
  const add = (...key: string[]) => keys.set(key.join(' '), key)
  for (const { type, subject } of events) {
    const name = type.split('.')[0] ?? ''
    if (subject && !notConversations.has(name)) add('conversation', subject)
    if (name === 'offer' || name === 'claim' || name === 'dispatch') add('offers')
    if (name === 'claim' || name === 'message' || name === 'reply' || name === 'turn') add('mine')
    if (name === 'breach') add('breaches')
    if (name === 'channel') add('channels')
    if (name === 'presence' || name === 'person') add('people')
  }
  return [...keys.values()]
}
