import type { Context, Middleware } from 'koa'
import type { HttpLog } from '../deps.ts'
import { problem, ProblemError } from '../problem.ts'
import { send } from '../send.ts'

/** Refusals as problem+json; surprises too, logged once, without telling the client what broke inside. */
export function errors(log: HttpLog): Middleware {
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) send(ctx, nothingHere(ctx))
    } catch (error) {
      send(ctx, error instanceof ProblemError ? error.answer : surprise(ctx, error, log))
    }
  }
}

function nothingHere(ctx: Context) {
  return problem(
    404,
    'no_such_route',
    `There is nothing at ${ctx.path}; GET /openapi.json lists what there is.`,
  )
}

function surprise(ctx: Context, error: unknown, log: HttpLog) {
  if (isClientError(error)) return problem(error.status, codes[error.status] ?? 'refused', error.message)
  const facts = {
    err: error,
    request_id: ctx.state['requestId'] as string,
    method: ctx.method,
    path: ctx.path,
  }
  log.error(facts, 'a request failed')
  return problem(
    500,
    'internal',
    'Something broke on our side; the log has it under the request_id given here.',
  )
}

/** What Koa and its router throw about requests that HTTP itself does not allow. */
function isClientError(error: unknown): error is Error & { readonly status: number } {
  return (
    error instanceof Error && 'status' in error && Number(error.status) >= 400 && Number(error.status) < 500
  )
}

const codes: Readonly<Record<number, string>> = {
  400: 'malformed_request',
  405: 'method_not_allowed',
  413: 'too_large',
  501: 'method_not_allowed',
}
