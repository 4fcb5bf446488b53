import { readDutyPeople, readDutyRosters, readMembers } from '../../../db/read/duty-rosters.ts'
import { readRosterChanges } from '../../../db/read/roster-changes.ts'
import { layOver } from '../../../domain/roster/lay-over.ts'
import { namesIn, renameMembers } from '../../../domain/roster/members.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { checkSchedule } from '../rosters/check.ts'
import { shifts, tried } from './schema.ts'
import { shiftsOf, stretchOf } from './shifts-of.ts'

export const trySchedule = route({
  operation: 'shifts.try',
  method: 'post',
  path: '/shifts/try',
  summary: 'What a schedule would mean before it is saved: the same answer that dispatch will get.',
  body: tried,
  answers: { 200: { is: 'The shifts it would make.', schema: shifts } },
  async handle({ db }, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const stretch = stretchOf(body)
    if (!stretch.ok) return stretch.answer
    const people = await readDutyPeople(db, [target.brand.id])
    const refusal = checkSchedule(body.schedule, people)
    if (refusal) return refusal
    const { roster_id } = body
    const rosters = await readDutyRosters(db, [target.brand.id])
    const changes = roster_id ? await readRosterChanges(db, [target.brand.id], { rosterId: roster_id }) : []
    const schedule = layOver(body.schedule, changes)
    const { slugs, absences } = await readMembers(db, [target.brand.id], new Set(namesIn(schedule)))
    const row = {
      id: null,
      audience: rosters.find(({ id }) => id === roster_id)?.audience ?? ('on_shift' as const),
      schedule: renameMembers(schedule, slugs),
      absences,
    }
    return ok({ items: shiftsOf(row, people, stretch.from, stretch.to), next: null })
  },
})
