import { z } from 'zod'
import { MINUTE, type Instant } from '../../domain/time/instant.ts'

/** For so long a number may show below one that was read already: a service gives numbers out before it shows what bears them. */
const SETTLES_IN = MINUTE

const settling = z.object({
  /** Everything up to it is settled; '' before the very first. */
  after: z.string(),
  /** What was read above it lately, and when. */
  read: z.array(z.object({ id: z.string(), at: z.number() })).readonly(),
})

/** How far a list of rising numbers was read. A word alone, as earlier releases kept it, is the highest number. */
export const settlingPosition = z.union([z.string().transform(settledAt), settling])

export type Settling = z.output<typeof settling>

/** Everything up to `after` is settled. */
export function settledAt(after: string): Settling {
  return { after, read: [] }
}

/** Of what a list shows above `known.after`, what was not read before; and where the next look begins. Looks again at what is younger than a minute. */
export function settle<Item extends { readonly id: string }>(
  known: Settling,
  shown: readonly Item[],
  now: Instant,
): { readonly fresh: readonly Item[]; readonly position: Settling } {
  const before = new Set(known.read.map(({ id }) => id))
  const fresh = shown.filter(({ id }) => !before.has(id))
  const read = [...known.read, ...fresh.map(({ id }) => ({ id, at: now }))]
  const settled = read.filter(({ at }) => at <= now - SETTLES_IN)
  return {
    fresh,
    position: {
      after: settled.reduce((highest, { id }) => (isHigher(id, highest) ? id : highest), known.after),
      read: read.filter(({ at }) => at > now - SETTLES_IN),
    },
  }
}

/** Numbers as words, of up to nineteen digits; '' is below all. */
export function isHigher(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length
}
