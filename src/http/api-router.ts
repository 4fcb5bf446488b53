import Router from '@koa/router'
import type { HttpDeps } from './deps.ts'
import { problem, ProblemError } from './problem.ts'
import { routes } from './routes/routes.ts'
import { serveRoute } from './serve-route.ts'

/** The routes under `/api/v1`, made of their table. */
export function apiRouter(deps: HttpDeps): Router {
  const router = new Router({ prefix: '/api/v1' })
  for (const route of routes) {
    router[route.method](route.path, async (ctx) => {
      ctx.state['route'] = route.path
      await serveRoute(deps, route, ctx)
    })
  }
  return router
}

/** A path that is there for other methods. */
export const wrongMethod = new ProblemError(
  problem(
    405,
    'method_not_allowed',
    'This path is there, but not for this method; see the header Allow and GET /openapi.json.',
  ),
)
