import type { Context, Middleware } from 'koa'
import { isAway } from '../../db/is-away.ts'
import type { Answer } from '../answer.ts'
import type { HttpLog } from '../deps.ts'
import { problem, ProblemError } from '../problem.ts'
import { send } from '../send.ts'

/** Refusals as problem+json; surprises too, logged once, without telling the client what broke inside. */
export function errors(log: HttpLog): Middleware {
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.body === undefined && ctx.status in nothingDone) send(ctx, nothingDone[ctx.status]!(ctx))
    } catch (error) {
      send(ctx, error instanceof ProblemError ? error.answer : surprise(ctx, error, log))
    }
  }
}

/** Requests that no route has taken; the router says by the status why. */
const nothingDone: Readonly<Record<number, (ctx: Context) => Answer>> = {
  404: (ctx) =>
    problem(404, 'no_such_route', `There is nothing at ${ctx.path}; GET /openapi.json lists what there is.`),
  405: () =>
    problem(
      405,
      'method_not_allowed',
      'Another method is wanted here; the header Allow names those that there are.',
    ),
  501: () => problem(501, 'method_not_allowed', 'Nothing here knows this method.'),
}

function surprise(ctx: Context, error: unknown, log: HttpLog) {
  if (isClientError(error)) return problem(error.status, codes[error.status] ?? 'refused', error.message)
  if (isOutOfConnections(error)) return busy
  const facts = {
    err: error,
    request_id: ctx.state['requestId'] as string,
    method: ctx.method,
    path: withoutSecrets(ctx.path),
  }
  if (isAway(error)) {
    log.warn(facts, 'the database was away')
    return unavailable
  }
  log.error(facts, 'a request failed')
  return problem(
    500,
    'internal',
    'Something broke on our side; the log has it under the request_id given here.',
  )
}

/** Links carry their secret in the path: what is neither a word nor an id is left out. */
function withoutSecrets(path: string): string {
  return path
    .split('/')
    .map((part) => (/^[a-z0-9-]{1,40}$/.test(part) ? part : '…'))
    .join('/')
}

/** Every connection of this node has been busy for as long as anybody may wait for one (src/start/open-database.ts). */
function isOutOfConnections(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}

const busy = problem(
  503,
  'busy',
  'Too much is under way on this node; ask again after Retry-After seconds.',
  {},
  {
    'retry-after': '2',
  },
)

const unavailable = problem(
  503,
  'unavailable',
  'The database does not answer at the moment; send the same again after Retry-After seconds.',
  {},
  { 'retry-after': '2' },
)

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
