import { addRosterChange } from '../../../db/changes/roster-changes.ts'
import { readDutyPeople } from '../../../db/read/duty-rosters.ts'
import { readRosterChanges } from '../../../db/read/roster-changes.ts'
import { readRosters } from '../../../db/read/rosters.ts'
import { created } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { checkChange } from './check.ts'
import { presentRosterChange } from './present.ts'
import { laidOver, newRosterChange } from './schema.ts'

export const addChange = route({
  operation: 'roster-changes.create',
  method: 'post',
  path: '/roster-changes',
  summary: 'Lay a cover, a temporary schedule or an exception over a roster, also one that a file keeps.',
  body: newRosterChange,
  answers: {
    201: { is: 'What was laid over, and what else stands there.', schema: laidOver },
    404: { is: 'No such roster.' },
  },
  async handle(deps, { scope, body: { roster_id, kind, definition } }) {
    const [roster] = await readRosters(deps.db, brandIds(scope), null, 1, roster_id)
    if (!roster) return notFound('roster')
    const checked = checkChange({ kind, definition }, await readDutyPeople(deps.db, [roster.brand_id]))
    if (!checked.ok) return checked.answer
    const [period] = [
      ...checked.schedule.covers,
      ...checked.schedule.temporary,
      ...checked.schedule.exceptions,
    ]
    const [from, to] = [new Date(period!.from), new Date(period!.to)]
    const id = deps.newId()
    await deps.db.transaction().execute((trx) =>
      addRosterChange(trx, by(deps, scope), {
        id,
        brandId: roster.brand_id,
        rosterId: roster.id,
        kind,
        definition,
        from,
        to,
      }),
    )
    deps.setupChanged()
    const standing = await readRosterChanges(deps.db, [roster.brand_id], {
      rosterId: roster.id,
      endingAfter: from,
    })
    const overlaps = standing.filter((one) => one.id !== id && one.from_at < to)
    return created({
      change: presentRosterChange(standing.find((one) => one.id === id)!),
      overlaps: overlaps.map(presentRosterChange),
      note: overlaps.length === 0 ? null : SETTLED,
    })
  },
})

/** See src/domain/roster/README.md. */
const SETTLED =
  'Covers of the highest priority replace all layers, temporary schedules replace covers, exceptions and then swaps change what is left; of two equals the later one counts.'
