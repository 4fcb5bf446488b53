/** Who may still come in while much is under way. */
export interface FairGate {
  /** Null when there is no room for this key now; otherwise the way out, to be taken once. */
  enter(key: string): (() => void) | null
}

/**
 * Lets up to `capacity` in at once. Up to half of it anybody may fill; beyond that nobody holds more than an equal share
 * among those who are inside, so that one noisy channel is refused while a quiet one is served.
 */
export function fairGate(capacity: number): FairGate {
  const inside = new Map<string, number>()
  let total = 0
  return {
    enter(key) {
      const mine = inside.get(key) ?? 0
      const sharers = inside.size + (mine === 0 ? 1 : 0)
      const crowded = total >= capacity / 2
      if (total >= capacity || (crowded && mine >= Math.max(1, capacity / 2 / sharers))) return null
      inside.set(key, mine + 1)
      total += 1
      let left = false
      return () => {
        if (left) return
        left = true
        total -= 1
        const rest = inside.get(key)! - 1
        if (rest === 0) inside.delete(key)
        else inside.set(key, rest)
      }
    },
  }
}
