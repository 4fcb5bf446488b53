import type { Context } from 'koa'
import type { HttpDeps } from '../../deps.ts'
import { preferred } from '../../i18n/languages.ts'
import { routes } from '../../routes/routes.ts'
import { answerTo } from '../../serve-route.ts'
import { builtPage, type BuiltPage } from './built-page.ts'
import { drawer } from './drawer.ts'
import { pageOf } from './page-of.ts'
import { allowing } from './allowing.ts'
import { sendPacked } from './send-packed.ts'

/**
 * The page of offers with its first view drawn already, of what its own questions to the API answer to this reader. Whoever may not ask
 * them, and a console that was not built, get the plain page from the next in line; so does everybody while drawing fails.
 */
export async function showFirstView(deps: HttpDeps, ctx: Context, next: () => Promise<void>): Promise<void> {
  const page = await firstView(deps, ctx).catch((error: unknown) => {
    deps.log.error({ err: error }, 'the first view of an expert cannot be drawn: the plain page is sent')
    return null
  })
  if (page === null) return next()
  ctx.set('cache-control', 'no-store')
  ctx.set('content-security-policy', allowing(page.scriptHash, ctx.response.get('content-security-policy')))
  await sendPacked(ctx, page.html)
}

/** Null for whoever gets the plain page. */
async function firstView(deps: HttpDeps, ctx: Context): Promise<BuiltPage | null> {
  const { consoleDirectory } = deps.settings
  const drawing = await drawer(consoleDirectory)
  if (!drawing || !ctx.accepts('html')) return null
  const answers = await Promise.all(drawing.asked.map((asked) => ask(deps, ctx, asked)))
  if (answers.some(({ status }) => status !== 200)) return null
  const known = new Map(drawing.asked.map((asked, index) => [asked, answers[index]!.body]))
  const at = Number(ctx.response.get('x-server-time'))
  const wanted = [ctx.cookies.get('sundial-language') ?? '', ...preferred(ctx.get('accept-language'))]
  const drawn = await drawing.draw(wanted, at, known)
  if (!drawn) return null
  const page = await builtPage(consoleDirectory)
  return { ...page, html: pageOf(page, drawn, at, known) }
}

function ask(deps: HttpDeps, ctx: Context, asked: string): ReturnType<typeof answerTo> {
  const { pathname, searchParams } = new URL(asked, 'http://here')
  const route = routes.find((one) => one.method === 'get' && one.path === pathname)
  if (!route) throw new Error(`the first view asks for ${asked}, which no route answers`)
  return answerTo(deps, route, ctx, Object.fromEntries(searchParams))
}
