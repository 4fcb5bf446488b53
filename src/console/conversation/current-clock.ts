import type { Clock } from '../../http/api-types.ts'

/** The clock that matters now: of those that run the one due first, then a paused one, else the last that ended. */
export function currentClock(clocks: readonly Clock[]): Clock | null {
  const alive = clocks.filter(({ state, answered_at: answered }) => isAlive(state) && answered === null)
  const running = alive.filter(({ due_at: due }) => due !== null)
  const first = [...running].sort((a, b) => ((a.due_at ?? '') < (b.due_at ?? '') ? -1 : 1))[0]
  return first ?? alive[0] ?? latest(clocks)
}

function isAlive(state: Clock['state']): boolean {
  return state === 'running' || state === 'paused' || state === 'breached'
}

function latest(clocks: readonly Clock[]): Clock | null {
  return [...clocks].sort((a, b) => b.turn - a.turn)[0] ?? null
}
