import type { Context } from 'koa'
import { readClock } from '../../../db/auth/authenticated-person.ts'
import { readChannelForHook } from '../../../db/read/channel-for-hook.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'
import { readBytes } from '../../read-text.ts'
import { send } from '../../send.ts'

const MEBIBYTE = 1_048_576
/** Inbound-mail providers send mails whole. */
const AT_MOST = 50 * MEBIBYTE

/** A platform calls: what is authentic is stored before it hears so. What is not leaves nothing but a count. */
export async function receiveHook(deps: HttpDeps, ctx: Context, slug: string): Promise<void> {
  const channel = await readChannelForHook(deps.db, slug)
  const opened = channel && deps.doors.of(channel)
  if (!channel || !opened) return send(ctx, noHook)
  if (!opened.ok) {
    deps.log.warn(
      { channel: slug, problem: opened.problem },
      'a platform called a channel that cannot be opened',
    )
    return send(ctx, unavailable)
  }
  if (!opened.door.receive) return send(ctx, noHook)
  const rawBody = await readBytes(ctx, AT_MOST)
  const { status, body, contentType, arrivals } = await opened.door.receive({
    method: ctx.method === 'GET' ? 'GET' : 'POST',
    url: `${deps.settings.baseUrl}${ctx.originalUrl}`,
    query: new URLSearchParams(ctx.querystring),
    header: (name) => ctx.get(name) || undefined,
    rawBody,
    now: await readClock(deps.db, deps.now()),
  })
  if (arrivals && arrivals.length > 0) {
    try {
      await deps.doors.take(channel, arrivals)
    } catch (error) {
      deps.log.error(
        { err: error, channel: slug },
        'what a platform brought could not be stored; it will call again',
      )
      return send(ctx, unavailable)
    }
  }
  ctx.status = status
  if (contentType) ctx.type = contentType
  ctx.body = body ?? ''
}

const noHook = problem(404, 'no_hook', 'No platform calls this channel; see `hook_url` of your channels.')
const unavailable = problem(
  503,
  'unavailable',
  'Not stored; call again in a moment.',
  {},
  { 'retry-after': '10' },
)
