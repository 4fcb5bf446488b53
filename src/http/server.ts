import type { Server, ServerResponse } from 'node:http'
import Koa from 'koa'
import { apiRouter } from './api-router.ts'
import { checkApiToken } from './auth/api-token.ts'
import { consoleFiles } from './console-files.ts'
import type { HttpDeps } from './deps.ts'
import { measureHouse } from './house-metrics.ts'
import { measureLateness } from './lateness-metric.ts'
import { errors } from './middleware/errors.ts'
import { liveStreams } from './middleware/live-streams.ts'
import { metrics } from './middleware/metrics.ts'
import { requestId } from './middleware/request-id.ts'
import { scimRouter } from './scim/scim-router.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { pageRouter } from './page-router.ts'

export interface HttpServer {
  /** For a server that somebody else listens with. */
  readonly callback: ReturnType<Koa['callback']>
  listen(port: number, host: string): Promise<Server>
  /** Takes no more requests, ends live streams, and waits for what is under way. */
  close(): Promise<void>
}

/** How long requests under way may still take when the server closes. */
const GRACE_MS = 5_000

/**
 * How long a connection may be idle: longer than proxies and programs keep theirs (a minute, mostly), or they send on one that
 * is being closed.
 */
const IDLE_MS = 75_000

/** The HTTP server. Throws when its settings would leave a door open. */
export function createHttpServer(deps: HttpDeps): HttpServer {
  checkApiToken(deps.settings.apiToken)
  const streams = new Set<ServerResponse>()
  const app = compose(deps, streams)
  measureHouse(deps)
  const stopMeasuring = measureLateness(deps)
  const callback = app.callback()
  const servers = new Set<Server>()
  return {
    callback,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        const server = app.listen(port, host, () => {
          servers.add(server)
          resolve(server)
        })
        server.keepAliveTimeout = IDLE_MS
        server.once('error', reject)
      }),
    async close() {
      stopMeasuring()
      for (const stream of streams) stream.destroy()
      await Promise.all([...servers].map(closeServer))
    },
  }
}

function compose(deps: HttpDeps, streams: Set<ServerResponse>): Koa {
  const app = new Koa({ proxy: deps.settings.trustProxy, maxIpsCount: 1 })
  app.on('error', (error: unknown) => {
    // Whoever closes a page with a live stream goes without saying so.
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      deps.log.error({ err: error }, 'an answer could not be sent')
  })
  app.use(requestId())
  app.use(liveStreams(streams))
  app.use(metrics(deps))
  app.use(securityHeaders(deps.settings.baseUrl))
  app.use(errors(deps.log))
  for (const router of [apiRouter(deps), scimRouter(deps), pageRouter(deps)]) {
    app.use(router.routes())
    app.use(router.allowedMethods())
  }
  app.use(consoleFiles(deps.settings.consoleDirectory))
  return app
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })
}
