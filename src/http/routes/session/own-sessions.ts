import Bowser from 'bowser'
import { z } from 'zod'
import { endOtherSessions, endSessionOf } from '../../../db/auth/sessions.ts'
import { readSessionsOf, type OwnSessionRow } from '../../../db/read/sessions.ts'
import { noContent, ok } from '../../answer.ts'
import type { OwnSession } from '../../api-types.ts'
import { personNeeded } from '../../person-needed.ts'
import { instantOrNull } from '../../present-instant.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { ownSessions } from './schema.ts'

export const listOwnSessions = route({
  operation: 'sessions.list',
  method: 'get',
  path: '/sessions',
  summary: 'Where you are signed in: this browser first, then what was used last.',
  answers: { 200: { is: 'All of them.', schema: ownSessions } },
  async handle({ db, now, settings }, { scope, sessionId }) {
    if (!scope.personId) return ok({ items: [], next: null })
    const rows = await readSessionsOf(db, scope.personId, sessionId, now(), settings.sessions)
    return ok({ items: rows.map(present), next: null })
  },
})

export const endOwnSession = route({
  operation: 'sessions.end',
  method: 'delete',
  path: '/sessions/:id',
  summary: 'Sign out one browser of yours, wherever it is.',
  params: z.object({ id }),
  answers: { 204: { is: 'Signed out there.' }, 404: { is: 'You have no such session.' } },
  async handle({ db }, { scope, params }) {
    if (!scope.personId) return personNeeded
    return (await endSessionOf(db, scope.personId, params.id)) ? noContent : unknown
  },
})

export const endOthers = route({
  operation: 'sessions.end-others',
  method: 'delete',
  path: '/sessions',
  summary: 'Sign out everywhere but here. Harmless to repeat.',
  answers: { 204: { is: 'Signed out elsewhere.' } },
  async handle({ db }, { scope, sessionId }) {
    if (!scope.personId) return personNeeded
    await endOtherSessions(db, scope.personId, sessionId)
    return noContent
  },
})

const unknown = problem(404, 'not_found', 'You have no such session; it may have ended already.')

function present(row: OwnSessionRow): OwnSession {
  const { id, user_agent, address, created_at, last_seen_at, expires_at, current } = row
  return {
    id,
    ...deviceOf(user_agent),
    address,
    created_at: created_at.toISOString(),
    last_seen_at: instantOrNull(last_seen_at),
    expires_at: expires_at.toISOString(),
    current,
  }
}

/** By what the browser says of itself, which may be anything. */
function deviceOf(userAgent: string | null): Pick<OwnSession, 'browser' | 'system'> {
  if (!userAgent) return { browser: null, system: null }
  const { browser, os } = Bowser.parse(userAgent)
  return { browser: browser.name || null, system: os.name || null }
}
