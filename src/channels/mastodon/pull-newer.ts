import type { Instant } from '../../domain/time/instant.ts'
import { settle, settledAt, type Settling } from '../port/settling.ts'

const PAGE = 40

export interface Newer<Item> {
  /** Oldest first. */
  readonly items: readonly Item[]
  readonly position: Settling
  readonly more: boolean
}

/** One page of what was not read yet, which Mastodon gives newest first. Null begins at what is newest now. */
export async function pullNewer<Item extends { readonly id: string }>(
  known: Settling | null,
  now: Instant,
  list: (page: { minId?: string; limit: number }) => PromiseLike<readonly Item[]>,
): Promise<Newer<Item>> {
  if (known === null) {
    const [newest] = await list({ limit: 1 })
    return { items: [], position: settledAt(newest?.id ?? ''), more: false }
  }
  const page = [...(await list({ limit: PAGE, ...(known.after !== '' && { minId: known.after }) }))].reverse()
  const { fresh, position } = settle(known, page, now)
  const more = page.length === PAGE
  return { items: fresh, position: more ? settledAt(page.at(-1)!.id) : position, more }
}
