import type { Context } from 'koa'
import { translator } from '../../../i18n/translate.ts'
import type { HttpDeps } from '../../deps.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { html, type Html } from '../html.ts'
import { pageHeaders, renderPage } from '../page.ts'

/** Looks, and changes nothing: scanners of mails open links. */
export function showUnsubscribe(ctx: Context): void {
  show(
    ctx,
    200,
    (t) =>
      html`<p>${t('unsubscribe.ask')}</p>
        <form method="post" action="${ctx.path}">
          <button class="first" type="submit">${t('unsubscribe.button')}</button>
        </form>`,
  )
}

/**
 * The button, or a mail program's own (RFC 8058): it posts from anywhere without a session, so the signed link is all
 * the authority there is.
 */
export async function unsubscribe({ workflows }: HttpDeps, ctx: Context, token: string): Promise<void> {
  if (!workflows.digests) {
    show(ctx, 503, (t) => html`<p class="warning">${t('unsubscribe.unavailable')}</p>`)
    return
  }
  const ended = await workflows.digests.unsubscribe(token)
  if (ended) show(ctx, 200, (t) => html`<p>${t('unsubscribe.done')}</p>`)
  else show(ctx, 404, (t) => html`<p class="warning">${t('unsubscribe.forged')}</p>`)
}

function show(ctx: Context, status: number, body: (t: ReturnType<typeof translator>) => Html): void {
  const language = pickLanguage([], ctx.get('accept-language'))
  const t = translator(language, 'pages')
  ctx.status = status
  ctx.body = renderPage(t, language, t('unsubscribe.title'), body(t))
  ctx.set({ ...pageHeaders })
}
