import { sql, type Kysely } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { DB } from '../schema.ts'

export interface AbilityRow {
  readonly id: string
  readonly slug: string
  readonly languages: readonly string[]
  readonly channel_kinds: readonly ChannelKind[]
}

/** What the brand's experts can answer. */
export async function readAbilities(db: Kysely<DB>, brandId: string): Promise<readonly AbilityRow[]> {
  const { rows } = await sql<AbilityRow>`
    select p.id, p.slug, p.languages, p.channel_kinds from person p
    join membership m on m.person_id = p.id and m.brand_id = ${brandId} and m.role = 'expert'
    where p.removed_at is null
  `.execute(db)
  return rows
}
