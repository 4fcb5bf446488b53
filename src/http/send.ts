import type { Context } from 'koa'
import type { Answer } from './answer.ts'

/** Puts an answer on the wire. */
export function send(ctx: Context, { status, body, stream, headers = {} }: Answer): void {
  ctx.status = status
  if (stream) ctx.body = stream
  else if (isProblem(headers))
    ctx.body = { ...(body as object), request_id: ctx.state['requestId'] as string }
  else if (body !== undefined) ctx.body = body
  else ctx.body = null
  if (status === 204) ctx.status = 204
  for (const [name, value] of Object.entries(headers)) ctx.set(name, value)
}

function isProblem(headers: Readonly<Record<string, string>>): boolean {
  return headers['content-type'] === 'application/problem+json'
}
