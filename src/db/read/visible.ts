import { sql, type RawBuilder } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'

/** What a viewer may see: all of some brands, and of others only what they were asked or hold. */
export interface Visible {
  readonly brands: readonly { readonly id: string; readonly ownOnly: boolean }[]
  readonly personId: PersonId | null
}

/** How long a conversation stays in sight of the freelance expert who has answered it, in days, unless the brand says otherwise. */
const SEEN_AFTERWARDS = 7

/** Of conversations `c`. A single brand is compared with `=`, so that indexes led by it give their order. */
export function visibleConversations({ brands, personId }: Visible): RawBuilder<boolean> {
  const all = brands.filter(({ ownOnly }) => !ownOnly).map(({ id }) => id)
  const own = brands.filter(({ ownOnly }) => ownOnly).map(({ id }) => id)
  if (own.length === 0 || !personId) return inBrands(sql`c.brand_id`, all)
  const mine = sql<boolean>`(${inBrands(sql`c.brand_id`, own)} and ${isOwn(personId)})`
  return all.length === 0 ? mine : sql<boolean>`(${inBrands(sql`c.brand_id`, all)} or ${mine})`
}

export function inBrands(column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<boolean> {
  return ids.length === 1 ? sql`${column} = ${ids[0]!}::uuid` : sql`${column} = any (${ids}::uuid[])`
}

/** As a set that the planner may begin with: what one person holds and is asked is little, whatever the brand has. */
function isOwn(personId: PersonId): RawBuilder<boolean> {
  return sql`c.id in (
    select w.conversation_id from claim w where w.person_id = ${personId}
      and (w.ended_at is null or w.ended_at > statement_timestamp() - interval '1 day'
        * coalesce((select (b.settings -> 'network' ->> 'seen_days')::int from brand b where b.id = w.brand_id), ${SEEN_AFTERWARDS}))
    union
    select o.conversation_id from offer o where o.person_id = ${personId} and o.state = 'open')`
}
