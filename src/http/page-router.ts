import path from 'node:path'
import Router from '@koa/router'
import type { HttpDeps } from './deps.ts'
import { unready } from './health.ts'
import { openApiDocument } from './openapi.ts'
import { comeBack, enter, goToProvider } from './pages/identity/identity-routes.ts'
import { receiveHook } from './pages/hooks/receive-hook.ts'
import { showFeed } from './pages/feed/show-feed.ts'
import { showFirstView } from './pages/first-view/show-first-view.ts'
import { pressOffer, showOffer } from './pages/offer/offer-routes.ts'
import type { OfferButton } from './pages/offer/press.ts'
import { rate, showRating } from './pages/rating/rating-routes.ts'
import { showSignIn, signIn } from './pages/sign-in/sign-in-routes.ts'
import { showUnsubscribe, unsubscribe } from './pages/unsubscribe/unsubscribe-routes.ts'
import { showWaiting } from './pages/waiting/show-waiting.ts'
import { slackInteraction } from './pages/slack/interactions.ts'
import { serveFile } from './static-files.ts'

const buttons: readonly OfferButton[] = ['claim', 'decline', 'reply', 'hand-back']

/** Everything that is not the API: pages that links lead to, Slack's buttons, health, the console's files. */
export function pageRouter(deps: HttpDeps): Router {
  const router = new Router()
  const document = openApiDocument(deps.settings.baseUrl)

  router.get('/openapi.json', (ctx) => {
    ctx.body = document
  })
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'alive' }
  })
  router.get('/readyz', async (ctx) => {
    const reasons = await unready(deps)
    const ready = Object.keys(reasons).length === 0
    ctx.status = ready ? 200 : 503
    ctx.body = ready ? { status: 'ready' } : { status: 'not ready', reasons }
  })
  router.get('/metrics', async (ctx) => {
    ctx.set('content-type', deps.registry.contentType)
    ctx.body = await deps.registry.metrics()
  })

  router.get('/expert', (ctx, next) => showFirstView(deps, ctx, next))
  router.get('/sign-in/with/:provider', (ctx) => goToProvider(deps, ctx, ctx.params['provider']!))
  router.get('/sign-in/with/:provider/callback', (ctx) => comeBack(deps, ctx, ctx.params['provider']!))
  router.post('/sign-in/with/:provider/callback', (ctx) => comeBack(deps, ctx, ctx.params['provider']!))
  router.get('/sign-in/with/:provider/enter', (ctx) => enter(deps, ctx, ctx.params['provider']!))
  router.get('/sign-in/:secret', (ctx) => showSignIn(deps, ctx, ctx.params['secret']!))
  router.post('/sign-in/:secret', (ctx) => signIn(deps, ctx, ctx.params['secret']!))
  router.get('/offer/:token', (ctx) => showOffer(deps, ctx, ctx.params['token']!))
  for (const button of buttons)
    router.post(`/offer/:token/${button}`, (ctx) => pressOffer(deps, ctx, ctx.params['token']!, button))
  router.get('/rate/:token', (ctx) => showRating(deps, ctx, ctx.params['token']!))
  router.post('/rate/:token', (ctx) => rate(deps, ctx, ctx.params['token']!))
  router.get('/waiting/:token', (ctx) => showWaiting(deps, ctx, ctx.params['token']!))
  router.get('/unsubscribe/:token', (ctx) => showUnsubscribe(ctx))
  router.post('/unsubscribe/:token', (ctx) => unsubscribe(deps, ctx, ctx.params['token']!))
  router.get('/hooks/:channel', (ctx) => receiveHook(deps, ctx, ctx.params['channel']!))
  router.post('/hooks/:channel', (ctx) => receiveHook(deps, ctx, ctx.params['channel']!))
  router.get('/feeds/:file', (ctx) => showFeed(deps, ctx, ctx.params['file']!.replace(/\.ics$/, '')))
  router.post('/slack/interactions', (ctx) => slackInteraction(deps, ctx))

  const { dir, base } = path.parse(deps.settings.widgetFile)
  router.get('/demo', async (ctx) => {
    await serveFile(ctx, dir, 'demo.html')
  })
  router.get('/widget.js', async (ctx) => {
    ctx.set('cross-origin-resource-policy', 'cross-origin')
    await serveFile(ctx, dir, base)
  })
  return router
}
