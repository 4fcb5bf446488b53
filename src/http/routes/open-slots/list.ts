import { readOpenSlots } from '../../../db/read/open-slots.ts'
import { canTake } from '../../../domain/roster/decide-slot.ts'
import { ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { route } from '../../route.ts'
import { ledBrands } from '../absences/whose.ts'
import { findPerson } from '../people/find.ts'
import { presentSlot } from './present.ts'
import { openSlots, openSlotsQuery } from './schema.ts'

export const listOpenSlots = route({
  operation: 'open-slots.list',
  method: 'get',
  path: '/open-slots',
  summary:
    'Hours ahead that need somebody. Experts see those that they could take, and their own; leads see all.',
  query: openSlotsQuery,
  answers: { 200: { is: 'The earliest first.', schema: openSlots } },
  async handle(deps, { scope, query: { state }, now }) {
    const rows = await readOpenSlots(deps.db, brandIds(scope), { now: new Date(now) })
    const led = ledBrands(scope).map(({ id }) => id)
    const person = scope.personId === null ? null : await findPerson(deps, scope, scope.personId)
    const visible = rows.filter(
      (row) =>
        led.some((id) => id === row.brand_id) ||
        row.person_id === person?.id ||
        (person !== null &&
          row.state === 'open' &&
          canTake(
            { kind: row.channel_kind, language: row.language || null },
            { channelKinds: person.channel_kinds, languages: person.languages },
          )),
    )
    return ok({
      items: visible.filter((row) => state === undefined || row.state === state).map(presentSlot),
      next: null,
    })
  },
})
