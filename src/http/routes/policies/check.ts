import type { Kysely } from 'kysely'
import { readCalendars } from '../../../db/read/calendars.ts'
import type { DB } from '../../../db/schema.ts'
import { parsePolicy } from '../../../domain/policy/policy-definition.ts'
import type { Target } from '../../../domain/policy/policy.ts'
import type { Answer } from '../../answer.ts'
import { invalidDefinition } from '../../refusals.ts'

const EVERY_CALENDAR = 10_000

/** Null when the policy is sound and the brand has the calendars that it names. */
export async function checkPolicy(
  db: Kysely<DB>,
  brandId: string,
  definition: unknown,
): Promise<Answer | null> {
  const parsed = parsePolicy(definition)
  if (!parsed.ok) return invalidDefinition('definition', parsed.problems)
  const calendars = await readCalendars(db, [brandId], null, EVERY_CALENDAR)
  const known = ['24x7', ...calendars.map(({ slug }) => slug)]
  const problems = parsed.value.targets.flatMap((target, index) => unknownCalendar(target, index, known))
  return problems.length === 0 ? null : invalidDefinition('definition', problems)
}

function unknownCalendar({ calendar }: Target, index: number, known: readonly string[]) {
  if (known.includes(calendar)) return []
  return [
    {
      path: `targets.${index}.calendar`,
      problem: `the brand has no calendar "${calendar}"; it has: ${known.join(', ')}`,
    },
  ]
}
