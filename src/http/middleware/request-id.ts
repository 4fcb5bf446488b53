import { randomUUID } from 'node:crypto'
import type { Middleware } from 'koa'

const wellFormed = /^[\w.-]{8,64}$/

/** Every answer names its request, so that a customer's report finds the line in the log. */
export function requestId(): Middleware {
  return async (ctx, next) => {
    const given = ctx.get('x-request-id')
    const id = wellFormed.test(given) ? given : randomUUID()
    ctx.state['requestId'] = id
    ctx.set('x-request-id', id)
    await next()
  }
}
