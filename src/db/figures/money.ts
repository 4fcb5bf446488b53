import type { Kysely } from 'kysely'
import type { Money } from '../../domain/neglect/money.ts'
import type { DB } from '../schema.ts'

/** What a brand keeps under `figures` in its settings. */
export interface FigureSettings {
  readonly currency?: string
  readonly cover_hour_minor?: number
  readonly neglected_customer_minor?: number
  /** False shows figures of staff in groups below five, too. */
  readonly staff_in_groups?: boolean
}

export async function readFigureSettings(db: Kysely<DB>, brandId: string): Promise<FigureSettings> {
  const row = await db.selectFrom('brand').select('settings').where('id', '=', brandId).executeTakeFirst()
  return ((row?.settings ?? {}) as { figures?: FigureSettings }).figures ?? {}
}

/** Null while no currency is set: no money is named that nobody has configured. */
export async function readMoney(db: Kysely<DB>, brandId: string): Promise<Money | null> {
  const settings = await readFigureSettings(db, brandId)
  if (settings.currency === undefined) return null
  return {
    currency: settings.currency,
    coverHourMinor: settings.cover_hour_minor ?? null,
    neglectedCustomerMinor: settings.neglected_customer_minor ?? null,
  }
}
