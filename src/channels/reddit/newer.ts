import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { listPosition, newer, type ListPosition } from '../port/newest-first.ts'
import type { RedditApi } from './reddit-api.ts'

const instantOf = (seconds: number) => new Date(seconds * SECOND).toISOString()

/** Up to which second everything was read and what of that second, as earlier releases kept it. */
const bySecond = z
  .object({ at: z.number(), names: z.array(z.string()) })
  .transform(({ at, names }) => ({ begun: instantOf(at), newest: instantOf(at), seen: names }))

export const listingPosition = z.union([listPosition, bySecond])

const listing = z.object({
  data: z.object({
    after: z.string().nullish(),
    children: z.array(
      z.object({ kind: z.string(), data: z.looseObject({ name: z.string(), created_utc: z.number() }) }),
    ),
  }),
})

/** What a listing has that was not seen, oldest first, in pages of a hundred. By the second, and not by the name of the last one, which may be deleted meanwhile. */
export function newerThings(
  api: RedditApi,
  path: string,
  known: ListPosition | null,
): Promise<{ readonly items: readonly unknown[]; readonly position: ListPosition }> {
  return newer(known, async (after) => {
    const { data } = listing.parse(await api.get(path, { limit: '100', ...(after !== null && { after }) }))
    return {
      items: data.children.map(({ kind, data: thing }) => ({
        ...thing,
        kind,
        uri: thing.name,
        indexedAt: instantOf(thing.created_utc),
      })),
      cursor: data.after ?? undefined,
    }
  })
}
