/** How long another node may work with what was set up before a change, in milliseconds. */
const STALE_AFTER = 1_000

/** Remembers what every message asks for. A change made through this node is seen by it at once. */
export interface SetupCache {
  get<Value>(key: string, load: () => Promise<Value>): Promise<Value>
  clear(): void
}

export function setupCache(monotonic: () => number = () => performance.now()): SetupCache {
  let entries = new Map<string, { readonly until: number; readonly value: Promise<unknown> }>()
  return {
    get<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
      const now = monotonic()
      const entry = entries.get(key)
      if (entry && entry.until > now) return entry.value as Promise<Value>
      const value = load()
      entries.set(key, { until: now + STALE_AFTER, value })
      value.catch(() => entries.delete(key))
      return value
    },
    clear() {
      entries = new Map()
    },
  }
}
