import type { Context } from 'koa'
import type { Answer } from './answer.ts'
import { readClock } from '../db/auth/authenticated-person.ts'
import { authenticate } from './auth/authenticate.ts'
import { startedBySameSite } from './auth/cross-site.ts'
import { reaches } from './auth/token-scopes.ts'
import { readCookie, writeCookie } from './auth/session-cookie.ts'
import { authorise } from './authorise.ts'
import type { HttpDeps } from './deps.ts'
import { narrowScope } from './pick-brand.ts'
import { problem } from './problem.ts'
import { readJson } from './read-body.ts'
import type { Route } from './route.ts'
import { send } from './send.ts'
import { validate } from './validate.ts'
import type { Viewer } from './viewer.ts'

/** What every route of the API does before and after its own work, in the order in which it must happen. */
export async function serveRoute(deps: HttpDeps, route: Route, ctx: Context): Promise<void> {
  const answer = await answerTo(deps, route, ctx)
  if (answer.session !== undefined) writeCookie(ctx, 'session', isSecure(deps), answer.session)
  if (answer.step !== undefined) writeCookie(ctx, 'step', isSecure(deps), answer.step)
  ctx.set('cache-control', 'no-store')
  send(ctx, answer)
}

/** The route's answer to whoever makes this request; `asked`: another query than the request's own. */
export async function answerTo(
  deps: HttpDeps,
  route: Route,
  ctx: Context,
  asked: Readonly<Record<string, unknown>> = { ...ctx.query },
): Promise<Answer> {
  const sessionId = readCookie(ctx, 'session', isSecure(deps))
  const authorization = ctx.get('authorization') || undefined
  const known = await authenticate(deps, { authorization, sessionId })
  const viewer = known?.viewer ?? null

  const granted = authorise(viewer, route.operation)
  if (granted.type === 'unauthenticated') return unauthenticated(authorization !== undefined)
  if (granted.type === 'second-factor-owed') return secondFactorOwed
  if (granted.type === 'forbidden') return forbidden(granted.needed)
  if (viewer?.kind === 'person' && !reaches(viewer.tokenScopes, route)) return beyondToken
  if (changes(route) && !mayChange(deps, ctx, viewer)) return crossSite

  const params = validate(route.params, ctx['params'], 'params')
  if (!params.ok) return params.answer
  const query = validate(route.query, asked, 'query')
  if (!query.ok) return query.answer
  const sent = route.body ? await readJson(ctx, route.bodyLimit) : undefined
  const body = route.bodyUnchecked
    ? ({ ok: true, value: sent } as const)
    : validate(route.body, sent ?? {}, 'body')
  if (!body.ok) return body.answer
  const scope = narrowScope(granted.scope, brandIn(query.value) ?? brandIn(body.value))
  if (!scope.ok) return scope.answer

  const now = known?.now ?? (await readClock(deps.db, deps.now()))
  ctx.set('x-server-time', String(now))
  return route.handle(deps, {
    viewer,
    scope: scope.scope,
    params: params.value,
    query: query.value,
    body: body.value,
    now,
    ip: ctx.ip,
    header: (name) => ctx.get(name) || undefined,
    sessionId,
    stepId: readCookie(ctx, 'step', isSecure(deps)),
    whenGone: (tell) => whenGone(ctx, tell),
  })
}

function isSecure(deps: HttpDeps): boolean {
  return deps.settings.baseUrl.startsWith('https:')
}

function changes(route: Route): boolean {
  return route.method !== 'get'
}

/** A token is sent by a program on purpose; a cookie goes along with whatever page asks. */
function mayChange(deps: HttpDeps, ctx: Context, viewer: Viewer | null): boolean {
  if (viewer?.via === 'token') return true
  if (viewer && ctx.get('x-sundial-request') !== '1') return false
  const secFetchSite = ctx.get('sec-fetch-site') || undefined
  const origin = ctx.get('origin') || undefined
  if (secFetchSite === undefined && origin === undefined) return true
  return startedBySameSite({ secFetchSite, origin, host: ctx.host, baseUrl: deps.settings.baseUrl })
}

const crossSite = problem(
  403,
  'cross_site',
  'With a session cookie, what changes something must come from a page of ours with the header "X-Sundial-Request: 1"; programs use a bearer token.',
)

const secondFactorOwed = problem(
  403,
  'second_factor_owed',
  'A brand that you serve asks for a second factor of your role: set one up first, under your account, or sign in through your identity provider.',
)

const beyondToken = problem(
  403,
  'token_scope',
  'This bearer token was made for less than this; make another whose scopes reach as far, or one for everything.',
)

function unauthenticated(tokenGiven: boolean): Answer {
  const detail = tokenGiven
    ? 'This bearer token is not known, has expired or was revoked; a lead can make a new one.'
    : 'Sign in first, or send "Authorization: Bearer" with a token.'
  return problem(401, 'unauthenticated', detail, {}, { 'www-authenticate': 'Bearer realm="sundial"' })
}

function forbidden(needed: readonly string[]): Answer {
  return problem(403, 'forbidden', `This needs one of the roles ${needed.join(', ')} in a brand.`, { needed })
}

function brandIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('brand' in value)) return undefined
  return typeof value.brand === 'string' ? value.brand : undefined
}

function whenGone({ res }: Context, tell: () => void): void {
  if (res.closed) tell()
  else res.once('close', tell)
}
