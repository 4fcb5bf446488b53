import { z } from 'zod'
import { redefineRosterChange } from '../../../db/changes/roster-changes.ts'
import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { readRosterChanges, type RosterChangeRow } from '../../../db/read/roster-changes.ts'
import { takeSwap as decide } from '../../../domain/roster/decide-swap.ts'
import { dutyRoster } from '../../../domain/roster/duty-roster.ts'
import type { Swap } from '../../../domain/roster/schedule.ts'
import { ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentSwap } from './present.ts'
import { swapRefused } from './refusals.ts'
import { swap } from './schema.ts'

export const takeSwap = route({
  operation: 'swaps.take',
  method: 'post',
  path: '/swaps/:id/take',
  summary:
    'Take the shifts that a colleague asks you to take; what is over of them stays with the colleague.',
  params: z.object({ id }),
  answers: {
    200: { is: 'They are yours.', schema: swap },
    404: { is: 'Nobody asks that (any more).' },
    409: { is: 'already_taken, is_your_own, taker_is_out, is_over.' },
  },
  async handle(deps, { scope, params, now }) {
    if (!scope.personId) return personNeeded
    const find = async () => {
      const [row] = await readRosterChanges(deps.db, brandIds(scope), { id: params.id, kind: 'swap' })
      return row
    }
    const before = await find()
    const rosters = await readDutyRosters(deps.db, brandIds(scope))
    const row = rosters.find(({ id }) => id === before?.roster_id)
    const roster = row && dutyRoster(row.schedule, row.absences)
    if (!before || !roster) return notFound('swap')
    const people = await readDutyPeople(deps.db, [row.brand_id])
    const taker = people.find(({ id }) => id === scope.personId)?.slug ?? ''
    const decision = decide(roster, swapOf(before), taker, now)
    if (!decision.accepted) return swapRefused(decision.refusal)
    const from = new Date(decision.swap.from)
    const definition = { ...before.definition, taken_by: taker, from: from.toISOString() }
    const taken = await deps.db
      .transaction()
      .execute((trx) => redefineRosterChange(trx, by(deps, scope), before, definition, from))
    const after = await find()
    if (!after) return notFound('swap')
    if (!taken && after.definition['taken_by'] !== taker) return swapRefused('already-taken')
    deps.setupChanged()
    return ok(presentSwap(after, rosters, people))
  },
})

function swapOf({ definition, from_at, to_at }: RosterChangeRow): Swap {
  return {
    for: definition['for'] as string,
    takenBy: (definition['taken_by'] ?? null) as string | null,
    from: from_at.getTime(),
    to: to_at.getTime(),
  }
}
