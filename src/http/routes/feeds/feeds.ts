import { z } from 'zod'
import { newSecret } from '../../../db/auth/secret.ts'
import { addShiftFeed, revokeShiftFeed } from '../../../db/changes/shift-feeds.ts'
import { readRosters } from '../../../db/read/rosters.ts'
import { readShiftFeeds, type ShiftFeedRow } from '../../../db/read/shift-feeds.ts'
import { created, noContent, ok } from '../../answer.ts'
import type { Feed } from '../../api-types.ts'
import { brandIds, by } from '../../by.ts'
import { personNeeded } from '../../person-needed.ts'
import { instantOrNull } from '../../present-instant.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { feeds, issuedFeed, newFeed } from './schema.ts'

export const listFeeds = route({
  operation: 'feeds.list',
  method: 'get',
  path: '/feeds',
  summary: 'Calendars that read your shifts.',
  answers: { 200: { is: 'Those that are not revoked.', schema: feeds } },
  async handle({ db }, { scope }) {
    const rows = scope.personId === null ? [] : await readShiftFeeds(db, scope.personId)
    return ok({ items: rows.map(presentFeed), next: null })
  },
})

export const createFeed = route({
  operation: 'feeds.create',
  method: 'post',
  path: '/feeds',
  summary: 'An address for a calendar program: your own shifts, or everybody on one roster.',
  body: newFeed,
  answers: { 201: { is: 'The address, this once.', schema: issuedFeed }, 404: { is: 'No such roster.' } },
  async handle(deps, { scope, body }) {
    const { personId } = scope
    if (!personId) return personNeeded
    const found = body.roster_id ? await readRosters(deps.db, brandIds(scope), null, 1, body.roster_id) : []
    const roster = found.at(0)
    if (body.roster_id && !roster) return notFound('roster')
    const [feedId, secret] = [deps.newId(), newSecret()]
    await addShiftFeed(deps.db, by(deps, scope), {
      id: feedId,
      personId,
      secret,
      brandId: roster?.brand_id ?? null,
      rosterId: roster?.id ?? null,
    })
    const row = (await readShiftFeeds(deps.db, personId)).find((one) => one.id === feedId)!
    return created({ ...presentFeed(row), url: `${deps.settings.baseUrl}/feeds/${secret}.ics` })
  },
})

export const revokeFeed = route({
  operation: 'feeds.revoke',
  method: 'delete',
  path: '/feeds/:id',
  summary: 'Nobody reads this calendar any more.',
  params: z.object({ id }),
  answers: { 204: { is: 'Revoked.' }, 404: { is: 'You have no such feed.' } },
  async handle(deps, { scope, params }) {
    if (!scope.personId) return personNeeded
    const revoked = await revokeShiftFeed(deps.db, by(deps, scope), scope.personId, params.id)
    return revoked ? noContent : notFound('feed')
  },
})

function presentFeed({ id: feedId, roster_id, created_at, last_read_at }: ShiftFeedRow): Feed {
  return {
    id: feedId,
    roster_id,
    created_at: created_at.toISOString(),
    last_read_at: instantOrNull(last_read_at),
  }
}
