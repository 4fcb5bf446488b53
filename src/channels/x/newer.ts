import { z } from 'zod'
import type { Instant } from '../../domain/time/instant.ts'
import { isHigher, settle, settledAt, type Settling } from '../port/settling.ts'
import type { XApi } from './x-api.ts'

const PAGES = 8

const user = z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() })
export type XUser = z.output<typeof user>

const answer = z.object({
  data: z.array(z.looseObject({ id: z.string() })).default([]),
  includes: z.object({ users: z.array(user).default([]) }).optional(),
  meta: z.object({ next_token: z.string().optional() }).default({}),
})

export interface Newer {
  /** Oldest first. */
  readonly items: readonly unknown[]
  readonly users: ReadonlyMap<string, XUser>
  readonly position: Settling
}

/**
 * What was not read yet, from pages that come newest first: at most eight of a hundred, more than which X does not keep.
 * Null begins at what is newest now.
 */
export async function newer(
  api: XApi,
  path: string,
  query: Readonly<Record<string, string>>,
  known: Settling | null,
  { sinceId, now }: { readonly sinceId: boolean; readonly now: Instant },
): Promise<Newer> {
  const items: { readonly id: string }[] = []
  const users = new Map<string, XUser>()
  let next: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const { data, includes, meta } = answer.parse(
      await api.get(path, {
        ...query,
        max_results: '100',
        ...(sinceId && known && known.after !== '' && { since_id: known.after }),
        ...(next !== undefined && { pagination_token: next }),
      }),
    )
    if (known === null) return { items: [], users, position: settledAt(data[0]?.id ?? '') }
    for (const one of includes?.users ?? []) users.set(one.id, one)
    items.push(...data.filter(({ id }) => isHigher(id, known.after)))
    next = meta.next_token
    if (next === undefined || data.some(({ id }) => !isHigher(id, known.after))) break
  }
  const { fresh, position } = settle(known ?? settledAt(''), items, now)
  return { items: [...fresh].sort((a, b) => (isHigher(a.id, b.id) ? 1 : -1)), users, position }
}
