import { randomUUID } from 'node:crypto'
import type { Context } from 'koa'
import { readClock } from '../../../db/auth/authenticated-person.ts'
import { readMessages } from '../../../db/read/messages.ts'
import { readOfferPage, type OfferPageRow } from '../../../db/read/offer-page.ts'
import { verifyOfferLink, type OfferLink } from '../../../domain/dispatch/offer-link.ts'
import { translator } from '../../../i18n/translate.ts'
import type { HttpDeps } from '../../deps.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { readForm } from '../form.ts'
import { html } from '../html.ts'
import { pageHeaders, renderPage } from '../page.ts'
import { wrongSite } from '../wrong-site.ts'
import { offerPage } from './offer-page.ts'
import { offerView } from './offer-view.ts'
import { press, type OfferButton } from './press.ts'

/** Looks, and changes nothing: scanners of mails open links, and some run scripts. */
export async function showOffer(deps: HttpDeps, ctx: Context, token: string): Promise<void> {
  const link = await opened(deps, ctx, token)
  if (link) await show(deps, ctx, link, `/offer/${token}`)
}

/** A button was pressed. Going on by redirect, so that reloading the page presses nothing. */
export async function pressOffer(
  deps: HttpDeps,
  ctx: Context,
  token: string,
  button: OfferButton,
): Promise<void> {
  const fields = await readForm(ctx, deps.settings.baseUrl)
  if (!fields) {
    wrongSite(ctx)
    return
  }
  const link = await opened(deps, ctx, token)
  if (!link) return
  const row = await readOfferPage(deps.db, link.offerId, link.personId)
  if (!row) {
    failed(ctx, 'forged', 404)
    return
  }
  const pressed = await press(deps.workflows, row, button, fields)
  if (pressed.warning !== undefined)
    return show(deps, ctx, link, `/offer/${token}`, { ...pressed, draft: fields['text'] })
  ctx.set('cache-control', 'no-store')
  ctx.redirect(`/offer/${token}`)
  ctx.status = 303
}

async function opened(deps: HttpDeps, ctx: Context, token: string): Promise<OfferLink | null> {
  const verified = verifyOfferLink(token, deps.settings.offerLinkSecret, await readClock(deps.db, deps.now()))
  if (verified.ok) return verified.link
  failed(ctx, verified.reason, verified.reason === 'expired' ? 410 : 404)
  return null
}

async function show(
  deps: HttpDeps,
  ctx: Context,
  { offerId, personId }: OfferLink,
  path: string,
  tried: {
    readonly status?: number
    readonly warning?: string | undefined
    readonly draft?: string | undefined
  } = {},
): Promise<void> {
  const row = await readOfferPage(deps.db, offerId, personId)
  if (!row) {
    failed(ctx, 'forged', 404)
    return
  }
  const now = await readClock(deps.db, deps.now())
  const view = offerView(row, now)
  const messages =
    view.state === 'yours' ? await readMessages(deps.db, row.brand_id, row.conversation_id) : []
  const language = languageOf(ctx, row)
  const { status = 200, warning, draft } = tried
  const page = { row, view, now, path, messages, warning, draft, key: randomUUID() }
  ctx.status = status
  ctx.body = offerPage(translator(language, 'pages'), language, page)
  ctx.set({ ...pageHeaders })
}

function failed(ctx: Context, reason: 'expired' | 'forged', status: number): void {
  const language = languageOf(ctx, null)
  const t = translator(language, 'pages')
  ctx.status = status
  ctx.body = renderPage(t, language, t('offer.title'), html`<p class="warning">${t(`offer.${reason}`)}</p>`)
  ctx.set({ ...pageHeaders })
}

function languageOf(ctx: Context, row: OfferPageRow | null): string {
  return pickLanguage(row?.person_languages ?? [], ctx.get('accept-language'))
}
