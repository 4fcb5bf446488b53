import { bodyParser } from '@koa/bodyparser'
import type { Context, Middleware } from 'koa'
import { whereJsonBreaks } from './where-json-breaks.ts'
import { problem, ProblemError } from './problem.ts'

const MEBIBYTE = 1_048_576

/** The parsed JSON of a request, undefined for none. Throws a `ProblemError` that says where the JSON breaks. */
export async function readJson(ctx: Context, limit: number = MEBIBYTE): Promise<unknown> {
  if (!ctx.request.type && !hasBody(ctx)) return undefined
  if (!ctx.is('json', '+json')) {
    if (!hasBody(ctx)) return undefined
    throw new ProblemError(
      problem(
        415,
        'unsupported_media_type',
        `The body must be JSON; say so with "Content-Type: application/json".`,
      ),
    )
  }
  await parserFor(limit)(ctx, () => Promise.resolve())
  const { rawBody, body } = ctx.request as { rawBody?: string; body?: unknown }
  return rawBody ? body : undefined
}

/** One for each limit that a route has. */
const parsers = new Map<number, Middleware>()

function parserFor(limit: number): Middleware {
  const known = parsers.get(limit)
  if (known) return known
  const parser = bodyParser({
    enableTypes: ['json'],
    // The type has been looked at; `extendTypes` would replace the library's first type instead of adding one.
    detectJSON: () => true,
    jsonLimit: limit,
    jsonStrict: false,
    parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
    onError: (error) => {
      throw new ProblemError(refusal(error, limit), { cause: error })
    },
  })
  parsers.set(limit, parser)
  return parser
}

function hasBody(ctx: Context): boolean {
  return ctx.get('transfer-encoding') !== '' || Number(ctx.get('content-length') || 0) > 0
}

function refusal(error: Error, limit: number) {
  const { status, body } = error as { status?: number; body?: string }
  if (status === undefined || status >= 500) throw error
  if (status === 413)
    return problem(
      413,
      'too_large',
      `The body may have up to ${limit} bytes here; send it in several requests.`,
      {
        limit,
      },
    )
  if (status === 415)
    return problem(
      415,
      'unsupported_media_type',
      'The body is compressed in a way we do not read: use gzip, deflate or none.',
    )
  return problem(400, 'invalid_json', `The body is not JSON: ${whereJsonBreaks(body ?? '')}.`)
}
