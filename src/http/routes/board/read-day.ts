import { readDemand } from '../../../db/read/demand.ts'
import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { isZone } from '../../../domain/time/zone.ts'
import { ok } from '../../answer.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { dayBand } from './day-band.ts'
import { presentDay } from './present-day.ts'
import { day, dayQuery } from './schema.ts'

export const readDay = route({
  operation: 'day.read',
  method: 'get',
  path: '/board/day',
  summary: 'The band of the day: who is on duty where, against how many customers are expected.',
  query: dayQuery,
  answers: { 200: { is: 'The day.', schema: day } },
  async handle({ db }, { scope, query, now }) {
    const zone = query.time_zone ?? 'UTC'
    if (!isZone(zone)) return unknownZone(zone)
    const brandIds = scope.brands.map(({ id }) => id)
    const rosters = await readDutyRosters(db, brandIds)
    const people = await readDutyPeople(db, brandIds)
    const demand = await readDemand(db, brandIds, now)
    return ok(presentDay(dayBand(now, zone, rosters, people, demand), zone, now))
  },
})

function unknownZone(zone: string) {
  return problem(
    400,
    'invalid_request',
    `In the query, "${zone}" is not a time zone: use an IANA name such as Europe/Berlin.`,
    {
      errors: [{ path: 'query.time_zone', problem: 'not an IANA time zone' }],
    },
  )
}
