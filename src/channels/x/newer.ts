import { z } from 'zod'
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
  /** Where the next look begins; '' while there is nothing at all. */
  readonly newest: string
}

/**
 * What has a higher id than `known`, from pages that come newest first: at most eight of a hundred, more than which X does not keep.
 * Null begins at what is newest now.
 */
export async function newer(
  api: XApi,
  path: string,
  query: Readonly<Record<string, string>>,
  known: string | null,
  { sinceId }: { readonly sinceId: boolean },
): Promise<Newer> {
  const items: { readonly id: string }[] = []
  const users = new Map<string, XUser>()
  let next: string | undefined
  let newest = known ?? ''
  for (let page = 0; page < PAGES; page += 1) {
    const { data, includes, meta } = answer.parse(
      await api.get(path, {
        ...query,
        max_results: '100',
        ...(sinceId && known && { since_id: known }),
        ...(next !== undefined && { pagination_token: next }),
      }),
    )
    for (const { id } of data) if (isAfter(id, newest)) newest = id
    if (known === null) break
    for (const one of includes?.users ?? []) users.set(one.id, one)
    items.push(...data.filter(({ id }) => isAfter(id, known)))
    next = meta.next_token
    if (next === undefined || data.some(({ id }) => !isAfter(id, known))) break
  }
  return { items: items.sort((a, b) => (isAfter(a.id, b.id) ? 1 : -1)), users, newest }
}

/** Ids are numbers of up to nineteen digits. */
function isAfter(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length
}
