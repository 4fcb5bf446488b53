import { z } from 'zod'
import { bookSlot, releaseSlot } from '../../../db/changes/open-slots.ts'
import { readAbsences } from '../../../db/read/absences.ts'
import { readOpenSlots, type OpenSlotRow } from '../../../db/read/open-slots.ts'
import { decideSlot, type Slot, type SlotRefusal } from '../../../domain/roster/decide-slot.ts'
import { ok, type Answer } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { ledBrands } from '../absences/whose.ts'
import { findPerson } from '../people/find.ts'
import { presentSlot } from './present.ts'
import { openSlot } from './schema.ts'

export const takeOpenSlot = route({
  operation: 'open-slots.take',
  method: 'post',
  path: '/open-slots/:id/take',
  summary: 'Book a slot: you stand by for chats and calls, or are on shift for the rest, in that time.',
  params: z.object({ id }),
  answers: {
    200: { is: 'It is yours.', schema: openSlot },
    404: { is: 'No such slot, or it is over.' },
    409: { is: 'already_taken, not_able, absent, overlaps_another.' },
  },
  async handle(deps, { scope, params, now }) {
    if (!scope.personId) return personNeeded
    const person = await findPerson(deps, scope, scope.personId)
    if (!person) return notFound('person')
    const at = new Date(now)
    const outcome = await deps.db.transaction().execute(async (trx): Promise<Answer | null> => {
      const [row] = await readOpenSlots(trx, brandIds(scope), { now: at, id: params.id, lock: true })
      if (!row) return notFound('slot')
      const absences = await readAbsences(trx, brandIds(scope), { personId: person.id, endingAfter: at })
      const taken = await readOpenSlots(trx, brandIds(scope), { now: at, takenBy: person.id })
      const taker = {
        id: person.id,
        channelKinds: person.channel_kinds,
        languages: person.languages,
        absences: absences.map(periodOf),
        taken: taken.map(periodOf),
      }
      const decision = decideSlot(slotOf(row), taker, now)
      if (decision.type === 'refused') return problem(409, decision.reason, told[decision.reason])
      if (decision.type === 'take') await bookSlot(trx, by(deps, scope), row, person, new Date(decision.from))
      return null
    })
    if (outcome) return outcome
    deps.setupChanged()
    const [row] = await readOpenSlots(deps.db, brandIds(scope), { now: at, id: params.id })
    return row ? ok(presentSlot(row)) : notFound('slot')
  },
})

export const releaseOpenSlot = route({
  operation: 'open-slots.release',
  method: 'post',
  path: '/open-slots/:id/release',
  summary: 'Give a booked slot back while it has not begun; others can take it.',
  params: z.object({ id }),
  answers: {
    200: { is: 'It is open again.', schema: openSlot },
    403: { is: 'not_yours.' },
    404: { is: 'No such slot.' },
    409: { is: 'begun: ask for a swap, or hand the work back.' },
  },
  async handle(deps, { scope, params, now }) {
    const at = new Date(now)
    const outcome = await deps.db.transaction().execute(async (trx): Promise<Answer | null> => {
      const [row] = await readOpenSlots(trx, brandIds(scope), { now: at, id: params.id, lock: true })
      if (!row) return notFound('slot')
      const leads = ledBrands(scope).some((brand) => brand.id === row.brand_id)
      if (!leads && (row.person_id === null || row.person_id !== scope.personId)) return notYours
      if (row.state === 'open') return null
      if (!leads && row.from_at.getTime() <= now) return begun
      await releaseSlot(trx, by(deps, scope), row)
      return null
    })
    if (outcome) return outcome
    deps.setupChanged()
    const [row] = await readOpenSlots(deps.db, brandIds(scope), { now: at, id: params.id })
    return row ? ok(presentSlot(row)) : notFound('slot')
  },
})

function slotOf({ channel_kind, language, person_id, ...row }: OpenSlotRow): Slot {
  return {
    ...periodOf(row),
    kind: channel_kind,
    language: language === '' ? null : language,
    takenBy: person_id,
  }
}

function periodOf({ from_at, to_at }: { readonly from_at: Date; readonly to_at: Date }) {
  return { from: from_at.getTime(), to: to_at.getTime() }
}

const told: Readonly<Record<SlotRefusal, string>> = {
  already_taken: 'Somebody else took it first.',
  is_over: 'This time has passed already.',
  not_able: 'It needs a channel or a language that is not in your profile.',
  absent: 'You are absent at that time.',
  overlaps_another: 'You have booked another slot at that time.',
}

const notYours = problem(403, 'not_yours', 'This slot is not yours.')
const begun = problem(409, 'begun', 'It has begun: ask a colleague to swap, or tell your lead.')
