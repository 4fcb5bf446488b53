import { Gauge, Histogram } from 'prom-client'
import type { Middleware } from 'koa'
import type { HttpDeps } from '../deps.ts'

/** Requests by route, and how busy the pool is. Live streams end when they end and are not timed. */
export function metrics({ registry, pool }: Pick<HttpDeps, 'registry' | 'pool'>): Middleware {
  const requests = new Histogram({
    name: 'sundial_http_request_seconds',
    help: 'Time from request to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const connections = new Gauge({
    name: 'sundial_pool_connections',
    help: 'Connections to the database, by what they do; waiting are requests for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  connections.reset()
  return async (ctx, next) => {
    const stop = requests.startTimer({ method: ctx.method })
    await next()
    const route = ctx.state['route'] as string | undefined
    if (ctx.type !== 'text/event-stream') stop({ route: route ?? 'other', status: String(ctx.status) })
  }
}
