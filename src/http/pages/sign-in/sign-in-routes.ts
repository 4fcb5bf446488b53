import type { Context } from 'koa'
import { beginSession } from '../../../db/auth/sessions.ts'
import { readSignInLink, useSignInLink, type SignInLinkState } from '../../../db/auth/sign-in-links.ts'
import { translator } from '../../../i18n/translate.ts'
import { writeSessionCookie } from '../../auth/session-cookie.ts'
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
  const userAgent = ctx.get('user-agent').slice(0, 500) || null
  const session = await beginSession(deps.db, { personId, userAgent, now: deps.now() })
  writeSessionCookie(ctx, deps.settings.baseUrl.startsWith('https:'), session)
  ctx.set('cache-control', 'no-store')
  ctx.status = 303
  ctx.redirect('/')
}

const statuses = { usable: 200, used: 410, expired: 410, unknown: 404 } as const

function show(ctx: Context, link: SignInLinkState): void {
  const language = pickLanguage([], ctx.get('accept-language'))
  ctx.status = statuses[link.state]
  ctx.body = signInPage(translator(language, 'pages'), language, link, ctx.path)
  ctx.set({ ...pageHeaders })
}
