import type { ServerResponse } from 'node:http'
import type { Middleware } from 'koa'

/** Keeps the answers that never end by themselves, so that a server that closes can end them. */
export function liveStreams(open: Set<ServerResponse>): Middleware {
  return async (ctx, next) => {
    await next()
    if (ctx.type !== 'text/event-stream') return
    open.add(ctx.res)
    ctx.res.once('close', () => open.delete(ctx.res))
  }
}
