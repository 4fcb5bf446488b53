import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import { ALWAYS_OPEN, type Calendar } from '../domain/calendar/compile-calendar.ts'
import type { Channel } from '../domain/conversation/channel.ts'
import type { BrandId, ChannelId, PolicyId } from '../domain/ids.ts'
import { parsePolicy } from '../domain/policy/policy-definition.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { HOUR } from '../domain/time/instant.ts'
import type { Brand, SetupStore } from '../workflows/ports/setup-store.ts'
import type { DB } from './schema.ts'
import { compiledCalendar } from './setup/compiled-calendar.ts'
import { importBrand } from './setup/import-brand.ts'
import type { SetupCache } from './setup-cache.ts'

/**
 * Reads of what every message asks for go through the node's cache, so that many transactions share one answer. Whoever asks first
 * loads it on its own connection: one that waited for a second connection could wait for ever, for others that do the same.
 */
export function setupStore(trx: Transaction<DB>, db: Kysely<DB>, cache: SetupCache): SetupStore {
  return {
    brand: (id) => cache.get(`brand:${id}`, () => loadBrand(trx, id)),
    channel: (idOrSlug) => cache.get(`channel:${idOrSlug}`, () => loadChannel(trx, idOrSlug)),
    policies: (brandId) => cache.get(`policies:${brandId}`, () => loadPolicies(trx, brandId)),
    calendars: (brandId) => cache.get(`calendars:${brandId}`, () => loadCalendars(trx, brandId)),

    async channelByAddress(address) {
      const row = await trx
        .selectFrom('channel')
        .selectAll()
        .where((row) => row.fn('lower', ['address']), '=', address.toLowerCase())
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      return row ? channelOf(row) : null
    },

    async channels(brandId) {
      const rows = await trx
        .selectFrom('channel')
        .selectAll()
        .where('brand_id', '=', brandId)
        .where('removed_at', 'is', null)
        .orderBy('slug')
        .execute()
      return rows.map(channelOf)
    },

    async setMode(brandId, channelId, mode) {
      const { numUpdatedRows } = await db
        .updateTable('channel')
        .set({ mode })
        .where('brand_id', '=', brandId)
        .where('id', '=', channelId)
        .executeTakeFirst()
      cache.clear()
      return numUpdatedRows > 0n
    },

    async setHealth(brandId, channelId, part, { state, problem }) {
      const health = JSON.stringify({ state, problem })
      const { numAffectedRows } = await sql`
        update channel set health = jsonb_set(health, array[${part}::text],
          ${health}::jsonb || jsonb_build_object('since', statement_timestamp()))
        where brand_id = ${brandId} and id = ${channelId}
          and (health -> ${part}::text) - 'since' is distinct from ${health}::jsonb
      `.execute(trx)
      return (numAffectedRows ?? 0n) > 0n
    },

    async importBrand(definition, managedBy, newId) {
      await importBrand(trx, definition, managedBy, newId)
      cache.clear()
    },

    async orderPolicies(brandId, policyIds) {
      await sql`
        update policy p set position = o.position
        from (
          select id, row_number() over (
            order by array_position(${policyIds}::uuid[], id) nulls last, position, slug) as position
          from policy where brand_id = ${brandId} and removed_at is null
        ) o
        where p.brand_id = ${brandId} and p.id = o.id
      `.execute(trx)
      cache.clear()
    },

    async policyOrder(brandId) {
      const rows = await trx
        .selectFrom('policy')
        .select(['id', 'slug'])
        .where('brand_id', '=', brandId)
        .where('removed_at', 'is', null)
        .orderBy('position')
        .orderBy('slug')
        .forUpdate()
        .execute()
      return rows.map(({ id, slug }) => ({ id: id as PolicyId, slug }))
    },

    async policyVersion(brandId, policyId, version) {
      return cache.get(`policy:${brandId}:${policyId}:${version}`, async () => {
        const [policy] = await policyRows(
          trx,
          brandId,
          sql`v.policy_id = ${policyId} and v.version = ${version}`,
        )
        return policy ?? null
      })
    },
  }
}

async function loadBrand(db: Kysely<DB>, id: string): Promise<Brand | null> {
  const row = await db.selectFrom('brand').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const { history_after_hours } = row.settings as { history_after_hours?: number }
  return {
    id: row.id as BrandId,
    slug: row.slug,
    name: row.name,
    timeZone: row.time_zone,
    outboundStoppedAt: row.outbound_stopped_at?.getTime() ?? null,
    historyAfter: (history_after_hours ?? 24) * HOUR,
  }
}

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

async function loadChannel(db: Kysely<DB>, idOrSlug: string): Promise<Channel | null> {
  const row = await db
    .selectFrom('channel')
    .selectAll()
    .where(uuid.test(idOrSlug) ? 'id' : 'slug', '=', idOrSlug)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? channelOf(row) : null
}

type ChannelRow = Selectable<DB['channel']>

export function channelOf(row: ChannelRow): Channel {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id as ChannelId,
    slug: row.slug,
    name: row.name,
    kind: row.kind as Channel['kind'],
    adapter: row.adapter,
    mode: row.mode as Channel['mode'],
    address: row.address,
    settings: row.settings as Channel['settings'],
    connectedAt: row.connected_at.getTime(),
  }
}

function loadPolicies(db: Kysely<DB>, brandId: string): Promise<readonly Policy[]> {
  return policyRows(db, brandId, sql`v.version = p.published_version and p.removed_at is null`)
}

async function policyRows(
  db: Kysely<DB>,
  brandId: string,
  which: ReturnType<typeof sql>,
): Promise<readonly Policy[]> {
  const { rows } = await sql<{
    id: string
    slug: string
    name: string
    version: number
    definition: unknown
    calendars: Readonly<Record<string, unknown>> | null
  }>`
    select p.id, p.slug, p.name, v.version, v.definition, v.calendars
    from policy p join policy_version v on v.brand_id = p.brand_id and v.policy_id = p.id
    where p.brand_id = ${brandId} and ${which}
    order by p.position, p.slug
  `.execute(db)
  return rows.map(({ id, slug, name, version, definition, calendars }) => {
    const content = parsePolicy(definition)
    if (!content.ok)
      throw new Error(
        `policy ${slug} v${version} in the database is not valid: ${JSON.stringify(content.problems)}`,
      )
    const hours = new Map(
      Object.entries(calendars ?? {}).map(([key, value]) => [key, compiledCalendar(key, value)]),
    )
    return { id: id as PolicyId, slug, name, version, ...content.value, hours }
  })
}

async function loadCalendars(db: Kysely<DB>, brandId: string): Promise<ReadonlyMap<string, Calendar>> {
  const rows = await db
    .selectFrom('calendar')
    .select(['slug', 'definition'])
    .where('brand_id', '=', brandId)
    .execute()
  const calendars = new Map([['24x7', ALWAYS_OPEN]])
  for (const { slug, definition } of rows) calendars.set(slug, compiledCalendar(slug, definition))
  return calendars
}
