import type { Selectable, Transaction } from 'kysely'
import type { BrandId, PersonId } from '../domain/ids.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Errand, ErrandStore } from '../workflows/ports/errand-store.ts'
import type { DB } from './schema.ts'

export function errandStore(trx: Transaction<DB>, now: Instant): ErrandStore {
  const open = (brandId: BrandId, id: string) =>
    trx
      .updateTable('errand')
      .where('brand_id', '=', brandId)
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
  return {
    async add({ brandId, id, kind, personId, request }, input) {
      const asked = { asked_at: new Date(now), request: JSON.stringify(request) }
      await trx
        .insertInto('errand')
        .values({ brand_id: brandId, id, kind, person_id: personId, ...asked })
        .execute()
      if (input !== null)
        await trx
          .insertInto('errand_input')
          .values({ brand_id: brandId, errand_id: id, content: input })
          .execute()
    },

    async input(brandId, id) {
      const row = await trx
        .selectFrom('errand_input')
        .select('content')
        .where('brand_id', '=', brandId)
        .where('errand_id', '=', id)
        .executeTakeFirst()
      return row?.content ?? null
    },

    async find(brandId, id) {
      const row = await trx
        .selectFrom('errand')
        .selectAll()
        .where('brand_id', '=', brandId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? errandOf(row) : null
    },

    async advance(brandId, id, progress) {
      await open(brandId, id).set({ state: 'running', progress }).execute()
    },

    async end(brandId, id, state, result) {
      await open(brandId, id)
        .set({ state, progress: 1, result: JSON.stringify(result), ended_at: new Date(now) })
        .execute()
      await trx
        .deleteFrom('errand_input')
        .where('brand_id', '=', brandId)
        .where('errand_id', '=', id)
        .execute()
    },
  }
}

export function errandOf(row: Selectable<DB['errand']>): Errand {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id,
    kind: row.kind as Errand['kind'],
    personId: row.person_id as PersonId | null,
    request: row.request,
    state: row.state as Errand['state'],
    progress: row.progress,
    result: row.result,
    askedAt: row.asked_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
  }
}
