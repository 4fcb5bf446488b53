export interface Memory<Key, Value> {
  /** What was found a moment ago, or is being looked for; else it looks. */
  get(key: Key): Promise<Value>
  /** Something has changed: whoever asks next looks anew. */
  forget(): void
}

/** Callers name what they like; more than that is not kept. */
const MOST = 1_000

/** Many lines ask for the same thing at once: they share a look that is no older than `freshFor` milliseconds. */
export function remember<Key, Value>(
  freshFor: number,
  look: (key: Key) => Promise<Value>,
): Memory<Key, Value> {
  const found = new Map<Key, { readonly at: number; readonly value: Promise<Value> }>()
  return {
    get(key) {
      const now = performance.now()
      const last = found.get(key)
      if (last && now - last.at < freshFor) return last.value
      const value = look(key)
      if (found.size >= MOST) found.clear()
      found.set(key, { at: now, value })
      value.catch(() => found.delete(key))
      return value
    },
    forget: () => found.clear(),
  }
}
