import { z } from 'zod'

const list = z.object({
  /** What sorts before it was there when the door was opened for the first time. */
  begun: z.string(),
  newest: z.string(),
  /** What the first page showed. */
  seen: z.array(z.string()).readonly(),
})

/** How far a list was read; its instants are ISO 8601. A word alone, as earlier releases kept it, is the newest instant. */
export const listPosition = z.union([
  z.string().transform((newest) => ({ begun: newest, newest, seen: [] as readonly string[] })),
  list,
])

export type ListPosition = z.output<typeof list>

interface Page<Item> {
  readonly items: readonly Item[]
  readonly cursor: string | undefined
}
interface Listed {
  readonly uri: string
  /** Where it stands in the list: no later than it came, but as much earlier as its writer claims. */
  readonly indexedAt: string
}

const PAGES = 200

/**
 * What is new in a list that runs from the newest to the oldest, oldest first; the first time only looks where to begin.
 * The newest page is looked at whole each time, for a writer's clock that is behind puts a post below those that are known.
 */
export async function newer<Item extends Listed>(
  known: ListPosition | null,
  page: (cursor: string | null) => Promise<Page<Item>>,
): Promise<{ readonly items: readonly Item[]; readonly position: ListPosition }> {
  const seen = new Set(known?.seen)
  const items: Item[] = []
  let cursor: string | null = null
  let newest = known?.newest ?? ''
  let first: readonly Item[] | null = null
  for (let count = 0; count < PAGES; count += 1) {
    const { items: found, cursor: next } = await page(cursor)
    first ??= found
    for (const { indexedAt } of found) if (indexedAt > newest) newest = indexedAt
    if (known === null) break
    items.push(...found.filter(({ uri, indexedAt }) => indexedAt >= known.begun && !seen.has(uri)))
    if (!next || found.length === 0 || found.some(({ indexedAt }) => indexedAt < known.newest)) break
    cursor = next
  }
  return {
    items: items.reverse(),
    position: { begun: known?.begun ?? newest, newest, seen: (first ?? []).map(({ uri }) => uri) },
  }
}

/** When it came, in milliseconds: what was not there at the last look came after what was, whatever its writer claims. */
export function cameAt({ indexedAt }: Listed, known: ListPosition | null): number {
  const newest = known?.newest ?? ''
  return Date.parse(indexedAt < newest ? newest : indexedAt)
}
