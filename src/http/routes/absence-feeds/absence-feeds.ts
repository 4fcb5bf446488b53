import { createHash } from 'node:crypto'
import { z } from 'zod'
import { endAbsenceFeed } from '../../../db/changes/absences.ts'
import { readAbsenceFeeds, type AbsenceFeedRow } from '../../../db/read/absence-feeds.ts'
import type { PersonId } from '../../../domain/ids.ts'
import { feedUrl } from '../../../domain/roster/absence-feed.ts'
import { created, noContent, ok, type Answer } from '../../answer.ts'
import type { AbsenceFeed } from '../../api-types.ts'
import type { Scope } from '../../authorise.ts'
import { by } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { instantOrNull } from '../../present-instant.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { whose } from '../absences/whose.ts'
import { badAddress, refusedFeed } from './refused.ts'
import { absenceFeed, absenceFeeds, absenceFeedsQuery, newAbsenceFeed } from './schema.ts'

export const listAbsenceFeeds = route({
  operation: 'absence-feeds.list',
  method: 'get',
  path: '/absence-feeds',
  summary: 'Calendars elsewhere by which somebody is away, and whether they can be read.',
  query: absenceFeedsQuery,
  answers: { 200: { is: 'The oldest first.', schema: absenceFeeds }, 403: { is: 'not_yours.' } },
  async handle(deps, { scope, query, now }) {
    if (query.person_id === 'me' && scope.personId === null) return ok({ items: [], next: null })
    const found = await whose(deps, scope, query.person_id)
    if (!found.ok) return found.answer
    const rows = await readAbsenceFeeds(deps.db, { personId: found.person.id, now: new Date(now) })
    return ok({ items: rows.map(present), next: null })
  },
})

export const createAbsenceFeed = route({
  operation: 'absence-feeds.create',
  method: 'post',
  path: '/absence-feeds',
  summary:
    'Be away from now on whenever your own calendar says busy. It is read at once, and every hour from then on.',
  body: newAbsenceFeed,
  answers: {
    201: { is: 'It was read, and is followed.', schema: absenceFeed },
    400: { is: 'invalid_request: no address that may be called. calendar_unread, with `problem`.' },
    403: { is: 'not_yours.' },
    404: { is: 'No such person.' },
    409: { is: 'followed_already; too_many_calendars.' },
  },
  async handle(deps, { scope, body, now }) {
    const found = await whose(deps, scope, body.person_id)
    if (!found.ok) return found.answer
    const url = feedUrl(body.url)
    if (!url) return badAddress('is no address such as https://calendar.example/me.ics')
    const outcome = await deps.workflows.absenceFeeds.follow({
      personId: found.person.id as PersonId,
      byId: scope.personId,
      url,
      urlHash: createHash('sha256').update(url.href).digest(),
    })
    if (outcome.type === 'refused') return refusedFeed(outcome)
    deps.setupChanged()
    const [row] = await readAbsenceFeeds(deps.db, { id: outcome.id, now: new Date(now) })
    return created(present(row!))
  },
})

export const readAbsenceFeedNow = route({
  operation: 'absence-feeds.read',
  method: 'post',
  path: '/absence-feeds/:id/read',
  summary: 'Read a calendar now rather than within the hour; at most once a minute.',
  params: z.object({ id }),
  answers: {
    200: { is: 'How it went: `problem` is null, or why not.', schema: absenceFeed },
    403: { is: 'not_yours.' },
    404: { is: 'No such calendar.' },
  },
  handle: (deps, { scope, params, now }) =>
    withFeed(deps, scope, params.id, now, async () => {
      await deps.workflows.absenceFeeds.readNow(params.id)
      deps.setupChanged()
      const [row] = await readAbsenceFeeds(deps.db, { id: params.id, now: new Date(now) })
      return row ? ok(present(row)) : notFound('calendar')
    }),
})

export const removeAbsenceFeed = route({
  operation: 'absence-feeds.remove',
  method: 'delete',
  path: '/absence-feeds/:id',
  summary: 'Follow a calendar no longer: nobody is away by it from now on.',
  params: z.object({ id }),
  answers: {
    204: { is: 'Forgotten, its address too.' },
    403: { is: 'not_yours.' },
    404: { is: 'No such calendar.' },
  },
  handle: (deps, { scope, params, now }) =>
    withFeed(deps, scope, params.id, now, async () => {
      const ended = await endAbsenceFeed(deps.db, by(deps, scope), params.id, new Date(now))
      deps.setupChanged()
      return ended ? noContent : notFound('calendar')
    }),
})

/** Everybody's own, and leads' for those who serve their brands. */
async function withFeed(
  deps: HttpDeps,
  scope: Scope,
  feedId: string,
  now: number,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const [row] = await readAbsenceFeeds(deps.db, { id: feedId, now: new Date(now) })
  if (!row) return notFound('calendar')
  const found = await whose(deps, scope, row.person_id)
  if (found.ok) return await act()
  return found.answer.status === 404 ? notFound('calendar') : found.answer
}

function present(row: AbsenceFeedRow): AbsenceFeed {
  return {
    id: row.id,
    person_id: row.person_id,
    host: row.host,
    created_at: row.created_at.toISOString(),
    read_at: instantOrNull(row.read_at),
    next_at: row.next_at.toISOString(),
    failures: row.failures,
    problem: row.problem,
    absences: row.absences,
  }
}
