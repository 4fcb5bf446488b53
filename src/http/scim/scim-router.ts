import Router from '@koa/router'
import type { Context } from 'koa'
import { authenticate } from '../auth/authenticate.ts'
import type { HttpDeps } from '../deps.ts'
import { ProblemError } from '../problem.ts'
import { readJson } from '../read-body.ts'
import type { Viewer } from '../viewer.ts'
import { resourceTypes, schemas, serviceProvider } from './discovery.ts'
import * as groups from './groups.ts'
import { ScimError } from './scim-error.ts'
import type { ScimAnswer, ScimDeps, ScimRequest } from './scim-request.ts'
import * as users from './users.ts'

const MOST = 200

type Verb = (deps: ScimDeps, request: ScimRequest) => Promise<ScimAnswer>

/** People and groups as a directory keeps them: SCIM 2.0, RFC 7643 and 7644. */
export function scimRouter(deps: HttpDeps): Router {
  const router = new Router({ prefix: '/scim/v2' })
  const base = new URL('/scim/v2', deps.settings.baseUrl).href
  const serve = (verb: Verb) => (ctx: Context) => served(deps, base, ctx, verb)
  const told = (body: object) => serve(() => Promise.resolve({ status: 200, body }))
  const all = (resources: readonly object[]) =>
    serve(() => Promise.resolve({ status: 200, list: { total: resources.length, resources } }))

  router.get('/ServiceProviderConfig', told(serviceProvider(base)))
  router.get('/ResourceTypes', all(resourceTypes(base)))
  router.get('/Schemas', all(schemas(base)))
  router.get('/Users', serve(users.listUsers))
  router.post('/Users', serve(users.createUser))
  router.get('/Users/:id', serve(users.readOneUser))
  router.put('/Users/:id', serve(users.replaceUser))
  router.patch('/Users/:id', serve(users.patchUser))
  router.delete('/Users/:id', serve(users.removeUser))
  router.get('/Groups', serve(groups.listGroups))
  router.post('/Groups', serve(groups.createGroup))
  router.get('/Groups/:id', serve(groups.readOneGroup))
  router.put('/Groups/:id', serve(groups.replaceGroup))
  router.patch('/Groups/:id', serve(groups.patchGroup))
  router.delete('/Groups/:id', serve(groups.removeGroup))
  return router
}

async function served(deps: HttpDeps, base: string, ctx: Context, verb: Verb): Promise<void> {
  ctx.set('cache-control', 'no-store')
  try {
    const who = await mayKeepPeople(deps, ctx)
    const sent = ['POST', 'PUT', 'PATCH'].includes(ctx.method) ? await bodyOf(ctx) : null
    const query = ctx.query as Record<string, string | undefined>
    const first = Math.max(1, Math.trunc(Number(query['startIndex'] ?? 1)) || 1)
    const limit = Math.min(MOST, Math.max(0, Math.trunc(Number(query['count'] ?? MOST))) || 0)
    const page = { offset: first - 1, limit }
    const request = { id: (ctx['params'] as { id?: string }).id ?? '', query, body: sent, page }
    show(ctx, await verb({ ...deps, ...who, base }, request), first)
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    show(ctx, { status: error.status, body: error.body() }, 1)
  }
}

/** Bodies are `application/scim+json`; what cannot be read is told as SCIM tells it. */
async function bodyOf(ctx: Context): Promise<unknown> {
  try {
    return await readJson(ctx)
  } catch (error) {
    if (error instanceof ProblemError)
      throw new ScimError(400, 'The body is no JSON that can be read.', 'invalidSyntax')
    throw error
  }
}

/** The operator, or a token that an administrator of every brand named in the groups made for this. */
async function mayKeepPeople(deps: HttpDeps, ctx: Context): Promise<Pick<ScimDeps, 'personId' | 'brandId'>> {
  const known = await authenticate(deps, {
    authorization: ctx.get('authorization') || undefined,
    sessionId: undefined,
  })
  if (!known) {
    ctx.set('www-authenticate', 'Bearer realm="sundial"')
    throw new ScimError(401, 'Send "Authorization: Bearer" with a token that is good for keeping people.')
  }
  const { viewer } = known
  if (viewer.kind === 'operator') return { personId: null, brandId: viewer.memberships[0]?.brandId ?? null }
  if (viewer.tokenScopes !== null && !viewer.tokenScopes.includes('directory'))
    throw new ScimError(403, 'This token was not made for keeping people: make one that is.')
  const ruled = brandsRuledBy(viewer)
  const lacking = [...new Set(deps.signIn.groups.map(({ brand }) => brand))].filter(
    (brand) => !ruled.some(({ slug }) => slug === brand),
  )
  if (ruled.length === 0 || lacking.length > 0)
    throw new ScimError(
      403,
      `Whose token this is has to be an administrator of every brand for which groups make roles${lacking.length > 0 ? `; lacking: ${lacking.join(', ')}` : ''}.`,
    )
  return { personId: viewer.personId, brandId: ruled[0]!.brandId }
}

function brandsRuledBy({ memberships }: Viewer) {
  return memberships.filter(({ roles }) => roles.includes('administrator'))
}

function show(ctx: Context, { status, body, list, location }: ScimAnswer, startIndex: number): void {
  ctx.status = status
  if (location) ctx.set('location', location)
  if (status === 204) return
  ctx.body = JSON.stringify(
    list
      ? {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
          totalResults: list.total,
          startIndex,
          itemsPerPage: list.resources.length,
          Resources: list.resources,
        }
      : body,
  )
  ctx.set('content-type', 'application/scim+json; charset=utf-8')
}
