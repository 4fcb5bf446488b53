import type { Context } from 'koa'
import { readSignInLink, useSignInLink, type SignInLinkState } from '../../../db/auth/sign-in-links.ts'
import { translator } from '../../../i18n/translate.ts'
import { enter } from '../../auth/enter.ts'
import { writeCookie } from '../../auth/session-cookie.ts'
import type { HttpDeps } from '../../deps.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { readForm } from '../form.ts'
import { pageHeaders } from '../page.ts'
import { wrongSite } from '../wrong-site.ts'
import { signInPage } from './sign-in-page.ts'

/** Looks, and changes nothing: mail scanners open links too. */
export async function showSignIn(deps: HttpDeps, ctx: Context, secret: string): Promise<void> {
  show(ctx, await readSignInLink(deps.db, secret, deps.now()))
}

/** The button was pressed: once. */
export async function signIn(deps: HttpDeps, ctx: Context, secret: string): Promise<void> {
  if (!(await readForm(ctx, deps.settings.baseUrl))) {
    wrongSite(ctx)
    return
  }
  const personId = await useSignInLink(deps.db, secret, deps.now())
  if (!personId) {
    show(ctx, await readSignInLink(deps.db, secret, deps.now()))
    return
  }
  const secure = deps.settings.baseUrl.startsWith('https:')
  const userAgent = ctx.get('user-agent')
  const entered = await enter(deps, { personId, by: 'link', userAgent, ip: ctx.ip, proved: false })
  if (entered.type === 'in') writeCookie(ctx, 'session', secure, entered.session)
  else writeCookie(ctx, 'step', secure, entered.step)
  ctx.set('cache-control', 'no-store')
  ctx.status = 303
  ctx.redirect(entered.type === 'in' ? '/' : '/sign-in?step=code')
}

const statuses = { usable: 200, used: 410, expired: 410, unknown: 404 } as const

function show(ctx: Context, link: SignInLinkState): void {
  const language = pickLanguage([], ctx.get('accept-language'))
  ctx.status = statuses[link.state]
  ctx.body = signInPage(translator(language, 'pages'), language, link, ctx.path)
  ctx.set({ ...pageHeaders })
}
