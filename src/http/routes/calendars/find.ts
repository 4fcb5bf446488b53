import { readCalendars, type CalendarRow } from '../../../db/read/calendars.ts'
import type { Scope } from '../../authorise.ts'
import { brandIds } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'

export async function findCalendar(
  { db }: Pick<HttpDeps, 'db'>,
  scope: Scope,
  id: string,
): Promise<CalendarRow | null> {
  return (await readCalendars(db, brandIds(scope), null, 1, id))[0] ?? null
}
