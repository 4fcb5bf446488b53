import { z } from 'zod'
import type { RedditApi } from './reddit-api.ts'

const PAGES = 10

/** Up to which second everything was read, and what of that second. */
export const seen = z.object({ at: z.number(), names: z.array(z.string()) })
export type Seen = z.output<typeof seen>

const listing = z.object({
  data: z.object({
    after: z.string().nullish(),
    children: z.array(
      z.object({ kind: z.string(), data: z.looseObject({ name: z.string(), created_utc: z.number() }) }),
    ),
  }),
})

/**
 * What a listing has that was not seen, oldest first: at most ten pages of a hundred, more than which Reddit does not show. By the second, and
 * not by the name of the last one, which may be deleted meanwhile. Null begins at what is newest now.
 */
export async function newer(
  api: RedditApi,
  path: string,
  known: Seen | null,
): Promise<{ readonly items: readonly unknown[]; readonly seen: Seen }> {
  const items: { readonly name: string; readonly created_utc: number }[] = []
  let all: readonly { readonly name: string; readonly created_utc: number }[] = []
  let after: string | null | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const { data } = listing.parse(await api.get(path, { limit: '100', ...(after && { after }) }))
    const found = data.children.map(({ kind, data: one }) => ({ ...one, kind }))
    all = [...all, ...found]
    if (known === null) break
    const fresh = found.filter(
      ({ name, created_utc }) =>
        created_utc > known.at || (created_utc === known.at && !known.names.includes(name)),
    )
    items.push(...fresh)
    after = data.after
    if (!after || fresh.length < found.length) break
  }
  const at = Math.max(known?.at ?? 0, ...all.map(({ created_utc }) => created_utc))
  const before = known?.at === at ? known.names : []
  const names = [
    ...new Set([...before, ...all.filter((one) => one.created_utc === at).map(({ name }) => name)]),
  ]
  return { items: items.sort((a, b) => a.created_utc - b.created_utc), seen: { at, names } }
}
