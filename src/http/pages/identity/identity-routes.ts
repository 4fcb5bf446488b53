import { randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import { keepAttempt, settleAttempt, takeAttempt, takeSettled } from '../../../db/auth/sign-in-attempts.ts'
import { ProviderTrouble, type IdentityProvider } from '../../../identity/provider.ts'
import { translator } from '../../../i18n/translate.ts'
import { enter as letInside } from '../../auth/enter.ts'
import { writeCookie } from '../../auth/session-cookie.ts'
import type { HttpDeps } from '../../deps.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { readPostedForm } from '../form.ts'
import { html } from '../html.ts'
import { pageHeaders, renderPage } from '../page.ts'
import { letIn } from './let-in.ts'

const COOKIE = 'sundial-attempt'
const STATE = /^[\w-]{43}$/

/** Off to the provider, with what ties the answer to this browser and this attempt. */
export async function goToProvider(deps: HttpDeps, ctx: Context, slug: string): Promise<void> {
  const provider = deps.signIn.providers.find((one) => one.slug === slug)
  if (!provider) {
    refuse(ctx, 404, 'unknown_provider')
    return
  }
  const state = randomBytes(32).toString('base64url')
  const next = safePath(String(ctx.query['next'] ?? ''))
  try {
    const { url, details } = await provider.begin(state, callbackOf(deps, slug))
    await keepAttempt(deps.db, { state, provider: slug, details: { ...details, next } }, deps.now())
    ctx.cookies.set(COOKIE, state, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(deps),
      path: '/sign-in/with',
      maxAge: 15 * 60_000,
      overwrite: true,
    })
    ctx.set('cache-control', 'no-store')
    ctx.redirect(url)
  } catch (error) {
    trouble(deps, ctx, provider, error)
  }
}

/** Back from the provider. A form comes from another site without our cookie, so the session is given one step later. */
export async function comeBack(deps: HttpDeps, ctx: Context, slug: string): Promise<void> {
  const provider = deps.signIn.providers.find((one) => one.slug === slug)
  if (!provider) {
    refuse(ctx, 404, 'unknown_provider')
    return
  }
  const posted = ctx.method === 'POST'
  const form = posted ? await readPostedForm(ctx) : {}
  const state = posted ? (form['RelayState'] ?? '') : String(ctx.query['state'] ?? '')
  const details = STATE.test(state) ? await takeAttempt(deps.db, state, slug, deps.now()) : null
  if (!details || (!posted && ctx.cookies.get(COOKIE) !== state)) {
    refuse(ctx, 400, 'attempt_over')
    return
  }
  try {
    const url = new URL(ctx.url, deps.settings.baseUrl)
    const who = await provider.finish({ url, form }, state, callbackOf(deps, slug), details)
    const outcome = await letIn(deps, provider, who)
    if (outcome.type === 'out') {
      deps.log.warn({ provider: slug, reason: outcome.reason }, 'somebody was not let in')
      refuse(ctx, 403, outcome.reason, { name: provider.name })
      return
    }
    await settleAttempt(deps.db, { state, provider: slug, details, personId: outcome.personId }, deps.now())
    ctx.set('cache-control', 'no-store')
    ctx.status = 303
    ctx.redirect(`/sign-in/with/${slug}/enter`)
  } catch (error) {
    trouble(deps, ctx, provider, error)
  }
}

/** The same browser that went off gets the session, and nobody else. */
export async function enter(deps: HttpDeps, ctx: Context, slug: string): Promise<void> {
  const state = ctx.cookies.get(COOKIE) ?? ''
  const settled = STATE.test(state) ? await takeSettled(deps.db, state, slug, deps.now()) : null
  if (!settled) {
    refuse(ctx, 400, 'attempt_over')
    return
  }
  // Which factors the provider asks for is its own affair, and its administrators'.
  const who = {
    personId: settled.personId,
    by: slug,
    userAgent: ctx.get('user-agent'),
    ip: ctx.ip,
    proved: true,
  }
  const entered = await letInside(deps, who)
  if (entered.type === 'in') writeCookie(ctx, 'session', isSecure(deps), entered.session)
  ctx.cookies.set(COOKIE, '', { path: '/sign-in/with', expires: new Date(0), overwrite: true })
  ctx.set('cache-control', 'no-store')
  ctx.status = 303
  ctx.redirect(safePath(settled.details['next'] ?? '/'))
}

function callbackOf({ settings }: HttpDeps, slug: string): string {
  return new URL(`/sign-in/with/${slug}/callback`, settings.baseUrl).href
}

function isSecure({ settings }: HttpDeps): boolean {
  return settings.baseUrl.startsWith('https:')
}

/** A path of ours, never another site. */
function safePath(path: string): string {
  return /^\/(?![/\\])[^\r\n]*$/.test(path) ? path : '/'
}

function trouble({ log }: HttpDeps, ctx: Context, provider: IdentityProvider, error: unknown): void {
  if (!(error instanceof ProviderTrouble)) throw error
  log.error({ err: error, provider: provider.slug, mend: error.mend }, 'an identity provider is in trouble')
  refuse(ctx, 502, 'provider_trouble', { name: provider.name, message: error.message, mend: error.mend })
}

type Why = 'unknown_provider' | 'attempt_over' | 'provider_trouble' | 'no_address' | 'unverified' | 'stranger'

function refuse(ctx: Context, status: number, why: Why, words: Readonly<Record<string, string>> = {}): void {
  const language = pickLanguage([], ctx.get('accept-language'))
  const t = translator(language, 'pages')
  ctx.status = status
  ctx.body = renderPage(
    t,
    language,
    t('sign_in.title'),
    html`<p class="warning">${translator(language, 'sign-in')(why, words)}</p>
      ${words['message'] ? html`<p><bdi>${words['message']}</bdi></p>` : ''}
      ${words['mend'] ? html`<p><bdi>${words['mend']}</bdi></p>` : ''}
      <p><a href="/sign-in">${t('sign_in.with_password')}</a></p>`,
  )
  ctx.set({ ...pageHeaders })
}
