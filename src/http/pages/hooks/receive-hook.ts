import type { Context } from 'koa'
import type { HookAnswer } from '../../../channels/port/hook.ts'
import { readClock } from '../../../db/auth/authenticated-person.ts'
import { readChannelForHook } from '../../../db/read/channel-for-hook.ts'
import type { Answer } from '../../answer.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'
import { readBytes } from '../../read-text.ts'
import { send } from '../../send.ts'

const MEBIBYTE = 1_048_576
/** Inbound-mail providers send mails whole. */
const AT_MOST = 50 * MEBIBYTE

/** A platform calls: what is authentic is stored before it hears so. What is not leaves nothing but a count. */
export async function receiveHook(deps: HttpDeps, ctx: Context, slug: string): Promise<void> {
  const answer = await answerTo(deps, ctx, slug)
  if (!('said' in answer)) {
    send(ctx, answer)
    return
  }
  const { status, body, contentType } = answer.said
  ctx.status = status
  if (contentType) ctx.type = contentType
  ctx.body = body ?? ''
}

async function answerTo(
  deps: HttpDeps,
  ctx: Context,
  slug: string,
): Promise<Answer | { readonly said: HookAnswer }> {
  const channel = await readChannelForHook(deps.db, slug)
  if (!channel) return noHook
  const opened = deps.doors.of(channel)
  if (!opened.ok) {
    deps.log.warn({ channel: slug, problem: opened.problem }, 'a platform called a channel that cannot open')
    return unavailable
  }
  if (!opened.door.receive) return noHook
  const said = await opened.door.receive({
    method: ctx.method === 'GET' ? 'GET' : 'POST',
    url: `${deps.settings.baseUrl}${ctx.originalUrl}`,
    query: new URLSearchParams(ctx.querystring),
    header: (name) => ctx.get(name) || undefined,
    rawBody: await readBytes(ctx, AT_MOST),
    now: await readClock(deps.db, deps.now()),
  })
  try {
    if (said.arrivals && said.arrivals.length > 0) await deps.doors.take(channel, said.arrivals)
    return { said }
  } catch (error) {
    deps.log.error(
      { err: error, channel: slug },
      'what a platform brought could not be stored; it calls again',
    )
    return unavailable
  }
}

const noHook = problem(404, 'no_hook', 'No platform calls this channel; see `hook_url` of your channels.')
const unavailable = problem(
  503,
  'unavailable',
  'Not stored; call again in a moment.',
  {},
  { 'retry-after': '10' },
)
