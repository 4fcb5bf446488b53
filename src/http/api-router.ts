import Router from '@koa/router'
import type { HttpDeps } from './deps.ts'
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
