import { ok } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { route } from '../../route.ts'
import { heartbeat, presence } from './schema.ts'

export const recordPresence = route({
  operation: 'presence.record',
  method: 'post',
  path: '/presence',
  summary: 'My page is open in the foreground; or: do not ask me before then.',
  body: heartbeat,
  answers: { 200: { is: 'Until when you count as present or away.', schema: presence } },
  async handle({ workflows }, { scope, body: { state, until } }) {
    if (!scope.personId) return personNeeded
    const recorded = await workflows.recordPresence({
      personId: scope.personId,
      state,
      until: until === undefined ? null : parseInstant(until),
    })
    return ok({ present_until: format(recorded.presentUntil), away_until: format(recorded.awayUntil) })
  },
})

function format(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
