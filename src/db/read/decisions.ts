import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface DecisionRow {
  readonly id: string
  readonly brand_id: string
  readonly conversation_id: string
  readonly dispatch_id: string | null
  readonly step: string
  readonly at: Date
  readonly outcome: Readonly<Record<string, unknown>>
  readonly considered: readonly ConsideredRow[]
}

export interface ConsideredRow {
  readonly person_id: string
  readonly name: string | null
  readonly chance?: number
  readonly refused?: string
  readonly until?: string
}

/** Everybody who was looked at, with their names; of one person only, if asked. */
const consideredWithNames = (personId: string | null) => sql`
  coalesce((select json_agg(c.value || jsonb_build_object('name', p.name) order by c.ordinality)
    from jsonb_array_elements(d.considered) with ordinality c
    left join person p on p.id = (c.value ->> 'person_id')::uuid
    where ${personId === null ? sql`true` : sql`c.value ->> 'person_id' = ${personId}`}), '[]') as considered`

/** The decisions on one conversation, in order. */
export async function readDecisionsOn(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
  personId: string | null,
): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.brand_id, d.conversation_id, d.dispatch_id, d.step, d.at, d.outcome, ${consideredWithNames(personId)}
    from decision d where d.brand_id = ${brandId} and d.conversation_id = ${conversationId}
    order by d.at, d.id limit 500
  `.execute(db)
  return rows
}

/** The decisions for which this person was looked at, the newest first. */
export async function readDecisionsAbout(
  db: Kysely<DB>,
  brandIds: readonly string[],
  personId: string,
  from: Date,
  to: Date,
  limit: number,
): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.brand_id, d.conversation_id, d.dispatch_id, d.step, d.at, d.outcome, ${consideredWithNames(personId)}
    from decision d
    where ${inBrands(sql`d.brand_id`, brandIds)} and d.at >= ${from} and d.at < ${to}
      and d.considered @> ${JSON.stringify([{ person_id: personId }])}::jsonb
    order by d.at desc, d.id desc limit ${limit}
  `.execute(db)
  return rows
}
