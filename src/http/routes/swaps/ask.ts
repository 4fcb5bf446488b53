import { addRosterChange } from '../../../db/changes/roster-changes.ts'
import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { readRosterChanges } from '../../../db/read/roster-changes.ts'
import { askSwap as decide } from '../../../domain/roster/decide-swap.ts'
import { dutyRoster } from '../../../domain/roster/duty-roster.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { created } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { presentSwap } from './present.ts'
import { swapRefused } from './refusals.ts'
import { newSwap, swap } from './schema.ts'

export const askSwap = route({
  operation: 'swaps.ask',
  method: 'post',
  path: '/swaps',
  summary: 'Ask whether a colleague takes your shifts in that time. Until somebody does, they stay yours.',
  body: newSwap,
  answers: {
    201: { is: 'Asked.', schema: swap },
    404: { is: 'No such roster.' },
    409: { is: 'asker_is_off_shift, is_over, has_no_length.' },
  },
  async handle(deps, { scope, body, now }) {
    if (!scope.personId) return personNeeded
    const rosters = await readDutyRosters(deps.db, brandIds(scope))
    const row = rosters.find(({ id }) => id === body.roster_id)
    const roster = row && dutyRoster(row.schedule, row.absences)
    if (!row || !roster) return notFound('roster')
    const people = await readDutyPeople(deps.db, [row.brand_id])
    const asker = people.find(({ id }) => id === scope.personId)?.slug ?? ''
    const period = { from: parseInstant(body.from)!, to: parseInstant(body.to)! }
    const decision = decide(roster, asker, period, now)
    if (!decision.accepted) return swapRefused(decision.refusal)
    const id = deps.newId()
    const [from, to] = [new Date(period.from), new Date(period.to)]
    const definition = { for: asker, from: from.toISOString(), to: to.toISOString() }
    const change = {
      id,
      brandId: row.brand_id,
      rosterId: row.id,
      kind: 'swap' as const,
      definition,
      from,
      to,
    }
    await deps.db.transaction().execute((trx) => addRosterChange(trx, by(deps, scope), change))
    const [asked] = await readRosterChanges(deps.db, [row.brand_id], { id })
    return created(presentSwap(asked!, rosters, people))
  },
})
