import type { BoardRow } from '../../../src/http/api-types.ts'
import { ok, problem, type Answer } from './answer.ts'
import { inSeconds } from './fixtures/clock.ts'
import { fixtureId } from './fixtures/ids.ts'
import { people, personBySlug } from './fixtures/people.ts'
import type { Emit, World } from './world.ts'

/** What somebody does with a conversation. */
export function actOn(world: World, row: BoardRow, verb: string, body: unknown, emit: Emit): Answer {
  const id = row.conversation_id
  const mine = row.holder?.person_id === personBySlug(world.person ?? '').id
  if (verb === 'take') {
    if (row.holder && !mine)
      return problem(409, 'already_claimed', 'Somebody has it.', { holder: row.holder })
    hold(world, row, 'self')
    emit('claim.made', id)
    return ok({ claim_id: fixtureId(8, 901), conversation_id: id, reply_by: inSeconds(180) })
  }
  if (verb === 'replies') {
    world.replies.set(id, [...(world.replies.get(id) ?? []), (body as { text: string }).text])
    world.rows = world.rows.map((one) => (one === row ? { ...row, reply_queued: true } : one))
    emit('reply.queued', id)
    return { status: 202, body: { message_id: fixtureId(20, 100), state: 'queued' } }
  }
  if (verb === 'notes') {
    world.notes.set(id, [...(world.notes.get(id) ?? []), (body as { text: string }).text])
    emit('message.recorded', id)
    return { status: 201, body: { message_id: fixtureId(20, 200) } }
  }
  if (verb === 'assign') {
    const to = people.find((one) => one.id === (body as { person_id: string }).person_id)
    if (!to) return problem(404, 'not_found', 'There is no such person.')
    hold(world, row, 'assignment', to)
    emit('claim.made', id)
    return ok({ claim_id: fixtureId(8, 903), conversation_id: id, reply_by: inSeconds(180) })
  }
  if (verb === 'snooze') world.snoozed.set(id, (body as { until: string }).until)
  if (verb === 'wake') world.snoozed.delete(id)
  if (verb === 'hand-back')
    world.rows = world.rows.map((one) => (one === row ? { ...row, holder: null } : one))
  if (verb === 'undo-solving')
    world.rows = world.rows.map((one) => (one === row ? { ...row, state: 'open', reply_queued: false } : one))
  if (verb === 'solve' || verb === 'no-reply-needed')
    world.rows = world.rows.map((one) =>
      one === row ? { ...row, state: 'solved', reply_queued: true } : one,
    )
  emit('claim.ended', id)
  const open = verb === 'hand-back' || verb === 'undo-solving'
  return ok({ conversation_id: id, state: open ? 'open' : 'solved' })
}

export function hold(
  world: World,
  row: BoardRow,
  origin: 'offer' | 'self' | 'assignment',
  { id, name } = personBySlug(world.person ?? ''),
): void {
  const holder = {
    claim_id: fixtureId(8, 902),
    person_id: id,
    name,
    origin,
    claimed_at: inSeconds(0),
    reply_by: inSeconds(180),
  }
  world.rows = world.rows.map((one) => (one === row ? { ...row, holder } : one))
}
