import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { BrandId } from '../domain/ids.ts'
import type { Remedy } from '../domain/neglect/remedy.ts'
import { formatInstant } from '../domain/time/instant.ts'
import type { RemedyStore, RemedyTrial } from '../workflows/ports/remedy-store.ts'
import { readMoney } from './figures/money.ts'
import type { DB } from './schema.ts'

interface TrialRow {
  readonly brand_id: BrandId
  readonly id: string
  readonly remedy: Remedy
  readonly from_at: Date
  readonly to_at: Date
  readonly turns: number
  readonly neglected: number
  readonly draft: object | null
  readonly roster_id: string | null
  readonly person_id: string | null
  readonly created_at: Date
  readonly adopted_at: Date | null
}

export function remedyStore(trx: Transaction<DB>): RemedyStore {
  const read = async (which: RawBuilder<unknown>, order = sql`created_at desc, id desc`) => {
    const { rows } = await sql<TrialRow>`
      select * from remedy_trial where ${which} order by ${order} limit 100
    `.execute(trx)
    return rows.map(trialOf)
  }
  return {
    money: (brandId) => readMoney(trx, brandId),

    async add({ brandId, id, remedy, from, to, before, draft, personId, createdAt }) {
      await sql`
        insert into remedy_trial (brand_id, id, remedy, from_at, to_at, turns, neglected, draft, person_id, created_at)
        values (${brandId}, ${id}, ${JSON.stringify(remedy)}, ${formatInstant(from)}, ${formatInstant(to)}, ${before.turns},
          ${before.neglected}, ${draft && JSON.stringify(draft)}, ${personId}, ${formatInstant(createdAt)})
      `.execute(trx)
    },

    trials: (brandId, adoptedBefore) =>
      adoptedBefore === undefined
        ? read(sql`brand_id = ${brandId}`)
        : read(
            sql`brand_id = ${brandId} and adopted_at < ${formatInstant(adoptedBefore)}`,
            sql`adopted_at desc`,
          ),

    async trial(brandId, id) {
      return (await read(sql`brand_id = ${brandId} and id = ${id}`))[0] ?? null
    },

    async adopt({ brandId, id }, at, roster) {
      const { rows } = await sql`
        update remedy_trial set adopted_at = ${formatInstant(at)}, roster_id = ${roster && roster.id}
        where brand_id = ${brandId} and id = ${id} and adopted_at is null returning id
      `.execute(trx)
      if (rows.length === 0) return false
      if (roster)
        await sql`
          insert into roster (brand_id, id, slug, name, audience, schedule)
          values (${brandId}, ${roster.id}, ${roster.slug}, ${roster.name}, 'on_shift', ${JSON.stringify(roster.schedule)})
        `.execute(trx)
      return true
    },
  }
}

function trialOf(row: TrialRow): RemedyTrial {
  return {
    brandId: row.brand_id,
    id: row.id,
    remedy: row.remedy,
    from: row.from_at.getTime(),
    to: row.to_at.getTime(),
    before: { turns: row.turns, neglected: row.neglected },
    draft: row.draft,
    personId: row.person_id,
    createdAt: row.created_at.getTime(),
    adoptedAt: row.adopted_at?.getTime() ?? null,
    rosterId: row.roster_id,
  }
}
