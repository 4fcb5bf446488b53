import type { PersonRow } from '../../../db/read/people.ts'
import { defaultCapacity } from '../../../domain/dispatch/settings.ts'
import type { Person } from '../../api-types.ts'
import type { Scope } from '../../authorise.ts'
import { instantOrNull } from '../../present-instant.ts'

/** 22:00 to 08:00, unless they declared otherwise. */
const USUAL_SLEEP = { from_minute: 22 * 60, to_minute: 8 * 60 }

/** What they are elsewhere is none of this viewer's business. */
export function presentPerson(row: PersonRow, { brands }: Scope): Person {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    email: row.email,
    kind: row.kind,
    time_zone: row.time_zone,
    languages: [...row.languages],
    skills: [...row.skills],
    channel_kinds: [...row.channel_kinds],
    sleep: row.hours.sleep ?? USUAL_SLEEP,
    capacity: { ...defaultCapacity, ...row.capacity },
    slack_user_id: row.slack_user_id,
    roles: row.roles.filter(({ brand_id }) => brands.some(({ id }) => id === brand_id)),
    present_until: instantOrNull(row.present_until),
    away_until: instantOrNull(row.away_until),
    holding: row.holding,
  }
}
