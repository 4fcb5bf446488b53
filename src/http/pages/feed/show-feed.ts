import { createHash } from 'node:crypto'
import type { Context } from 'koa'
import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { openShiftFeed } from '../../../db/read/shift-feeds.ts'
import { readClock } from '../../../db/auth/authenticated-person.ts'
import { dutyRoster } from '../../../domain/roster/duty-roster.ts'
import { shiftFeed } from '../../../domain/roster/shift-feed.ts'
import type { HttpDeps } from '../../deps.ts'

/** Shifts as iCalendar, for whoever has the address: no session, and nothing but names and times in it. */
export async function showFeed(deps: HttpDeps, ctx: Context, secret: string): Promise<void> {
  const feed = await openShiftFeed(deps.db, secret)
  if (!feed) {
    ctx.status = 404
    ctx.body = 'This calendar was revoked, or never was.'
    return
  }
  const now = await readClock(deps.db, deps.now())
  const brandIds = feed.brand_id === null ? feed.brand_ids : [feed.brand_id]
  const people = new Map((await readDutyPeople(deps.db, brandIds)).map(({ slug, name }) => [slug, name]))
  const rows = (await readDutyRosters(deps.db, brandIds)).filter(
    ({ id }) => feed.roster_id === null || id === feed.roster_id,
  )
  const parts = rows.flatMap(({ id, name, schedule, absences }) => {
    const roster = dutyRoster(schedule, absences)
    const titleOf = (member: string) =>
      feed.roster_id === null ? name : `${name}: ${people.get(member) ?? member}`
    return roster ? [{ id, roster, titleOf }] : []
  })
  const name = feed.roster_id === null ? feed.person_name : (rows[0]?.name ?? '')
  const text = shiftFeed(parts, { name, member: feed.roster_id === null ? feed.slug : null }, now)
  ctx.set('cache-control', 'private, max-age=900')
  ctx.set('etag', `"${createHash('sha256').update(text).digest('base64url')}"`)
  ctx.status = 200
  if (ctx.fresh) {
    ctx.status = 304
    return
  }
  ctx.set('content-type', 'text/calendar; charset=utf-8')
  ctx.body = text
}
