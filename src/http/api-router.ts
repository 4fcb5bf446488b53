import Router from '@koa/router'
import type { HttpDeps } from './deps.ts'
import { routes } from './routes/routes.ts'
import { problem } from './problem.ts'
import { send } from './send.ts'
import { serveRoute } from './serve-route.ts'
import { fairGate } from '../workflows/fair-gate.ts'

/** Requests with messages that one node works on at once. Each may hold a thousand messages. */
const INGEST_AT_ONCE = 128

const crowded = problem(
  429,
  'busy',
  'More is coming in through this channel than its share at the moment; send the same again after Retry-After seconds.',
  {},
  { 'retry-after': '1' },
)
const open = (): void => undefined

/** The routes under `/api/v1`, made of their table. */
export function apiRouter(deps: HttpDeps): Router {
  const router = new Router({ prefix: '/api/v1' })
  const gate = fairGate(deps.settings.ingestAtOnce ?? INGEST_AT_ONCE)
  for (const route of routes) {
    router[route.method](route.path, async (ctx) => {
      ctx.state['route'] = route.path
      const leave = route.operation === 'messages.ingest' ? gate.enter(ctx.params['channel']!) : open
      if (!leave) {
        send(ctx, crowded)
        return
      }
      try {
        await serveRoute(deps, route, ctx)
      } finally {
        leave()
      }
    })
  }
  return router
}
