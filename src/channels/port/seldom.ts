import type { Instant, Millis } from '../../domain/time/instant.ts'

/** Reads anew where what was read last is older than that, and says it again otherwise. A failure is not remembered. */
export function seldom<Value>(
  read: () => Promise<Value>,
  every: Millis,
  now: () => Promise<Instant>,
): () => Promise<Value> {
  let last: { readonly at: Instant; readonly value: Value } | null = null
  return async () => {
    const at = await now()
    if (last === null || at - last.at >= every) last = { at, value: await read() }
    return last.value
  }
}
