import type { Kysely } from 'kysely'
import { readCalendars } from '../../../db/read/calendars.ts'
import { readDutyRosters } from '../../../db/read/duty-rosters.ts'
import type { DB } from '../../../db/schema.ts'
import { compiledCalendar } from '../../../db/setup/compiled-calendar.ts'
import { ALWAYS_OPEN } from '../../../domain/calendar/compile-calendar.ts'
import { checkPolicy as checkInBrand } from '../../../domain/policy/check-policy.ts'
import { parsePolicy } from '../../../domain/policy/policy-definition.ts'
import { desksIn } from '../../../domain/roster/desks.ts'
import { parseSchedule } from '../../../domain/roster/parse-schedule.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Answer } from '../../answer.ts'
import { invalidDefinition } from '../../refusals.ts'

const EVERY_CALENDAR = 10_000

/** Null when the policy is sound, and the brand has the calendars and channels that it names. */
export async function checkPolicy(
  db: Kysely<DB>,
  brandId: string,
  definition: unknown,
  now: Instant,
): Promise<Answer | null> {
  const parsed = parsePolicy(definition)
  if (!parsed.ok) return invalidDefinition('definition', parsed.problems)
  const rows = await readCalendars(db, [brandId], null, EVERY_CALENDAR)
  const calendars = new Map([
    ['24x7', ALWAYS_OPEN],
    ...rows.map((row) => [row.slug, compiledCalendar(row.slug, row.definition)] as const),
  ])
  const channels = await db
    .selectFrom('channel')
    .select(['slug', 'kind'])
    .where('brand_id', '=', brandId)
    .where('removed_at', 'is', null)
    .execute()
  const groups = desksIn(
    (await readDutyRosters(db, [brandId])).flatMap(({ slug, schedule }) => {
      const parsed = parseSchedule(schedule)
      return parsed.ok ? [[slug, parsed.schedule] as const] : []
    }),
  )
  const problems = checkInBrand(parsed.value, { calendars, channels, groups, now })
  return problems.length === 0 ? null : invalidDefinition('definition', problems)
}
