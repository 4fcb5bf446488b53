import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

/**
 * Settings of a brand that are changed while it runs. A brand's file has the last word on those that it names, and leaves the
 * others as they are when it is read again.
 */
export const settingsInUse = ['acknowledgement', 'context', 'network', 'pay', 'privacy', 'sign_in'] as const

type SettingInUse = (typeof settingsInUse)[number]

/** In the place of what was there. */
export async function putSetting(
  db: Kysely<DB>,
  brandId: string,
  name: SettingInUse,
  value: object,
): Promise<void> {
  await sql`
    update brand set settings = jsonb_set(settings, array[${name}::text], ${JSON.stringify(value)}::jsonb)
    where id = ${brandId}
  `.execute(db)
}

/** What is given replaces what was set of it; what is left out stays. */
export async function mergeSetting(
  db: Kysely<DB>,
  brandId: string,
  name: SettingInUse,
  value: object,
): Promise<void> {
  await sql`
    update brand set settings = jsonb_set(settings, array[${name}::text],
      coalesce(settings -> ${name}::text, '{}') || ${JSON.stringify(value)}::jsonb)
    where id = ${brandId}
  `.execute(db)
}
