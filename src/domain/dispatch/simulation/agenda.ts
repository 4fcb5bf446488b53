import type { Instant } from '../../time/instant.ts'

/** What is to happen, in the order of time; what was noted first happens first at the same instant. */
export interface Agenda {
  note(at: Instant, happen: (now: Instant) => void): void
  /** Lets everything happen that lies before the end, what follows from it included. */
  run(end: Instant): void
}

interface Entry {
  readonly at: Instant
  readonly number: number
  readonly happen: (now: Instant) => void
}

/** A binary heap. */
export function agenda(): Agenda {
  const heap: Entry[] = []
  let noted = 0
  const before = (a: number, b: number) => {
    const [one, other] = [heap[a]!, heap[b]!]
    return one.at < other.at || (one.at === other.at && one.number < other.number)
  }
  const swap = (a: number, b: number) => {
    const held = heap[a]!
    heap[a] = heap[b]!
    heap[b] = held
  }
  const take = (): Entry => {
    const first = heap[0]!
    const last = heap.pop()!
    if (heap.length > 0) heap[0] = last
    for (let at = 0; ;) {
      const smallest = [at, 2 * at + 1, 2 * at + 2].reduce((best, one) =>
        one < heap.length && before(one, best) ? one : best,
      )
      if (smallest === at) return first
      swap(at, smallest)
      at = smallest
    }
  }
  return {
    note(at, happen) {
      heap.push({ at, number: (noted += 1), happen })
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1
        if (!before(child, parent)) return
        swap(child, parent)
        child = parent
      }
    },
    run(end) {
      while (heap.length > 0 && heap[0]!.at < end) {
        const { at, happen } = take()
        happen(at)
      }
    },
  }
}
