import type { Context } from 'koa'
import { readClock } from '../../../db/auth/authenticated-person.ts'
import { rateAnswer, type RateOutcome } from '../../../db/changes/network.ts'
import { verifyRatingLink } from '../../../domain/admission/rating-link.ts'
import { translator, type Translate } from '../../../i18n/translate.ts'
import type { HttpDeps } from '../../deps.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { readForm } from '../form.ts'
import { html, type Html } from '../html.ts'
import { pageHeaders, renderPage } from '../page.ts'
import { wrongSite } from '../wrong-site.ts'

const taps = {
  good: { good: true, about: 'answer' },
  bad: { good: false, about: 'answer' },
  brand: { good: false, about: 'brand' },
} as const

/** Looks, and rates nothing: scanners of mails open links, and some run scripts. Shows nothing of the conversation either. */
export function showRating(deps: HttpDeps, ctx: Context, token: string): void {
  if (!verifyRatingLink(token, deps.settings.offerLinkSecret)) show(ctx, 404, (t) => warning(t, 'forged'))
  else show(ctx, 200, (t) => buttons(t, ctx.path))
}

/** One tap. Whoever holds the link may tap, and the answer still has one rating. */
export async function rate(deps: HttpDeps, ctx: Context, token: string): Promise<void> {
  const fields = await readForm(ctx, deps.settings.baseUrl)
  if (!fields) {
    wrongSite(ctx)
    return
  }
  const link = verifyRatingLink(token, deps.settings.offerLinkSecret)
  const tap = Object.hasOwn(taps, fields['tap'] ?? '') ? taps[fields['tap'] as keyof typeof taps] : null
  if (!link || !tap) {
    show(ctx, link ? 400 : 404, (t) => warning(t, 'forged'))
    return
  }
  const now = await readClock(deps.db, deps.now())
  const outcome = await rateAnswer(deps.db, link.brandId, link.messageId, tap, now)
  show(ctx, statusOf[outcome], (t) => told(t, outcome, ctx.path))
}

const statusOf: Readonly<Record<RateOutcome, number>> = {
  rated: 200,
  changed: 200,
  closed: 409,
  unknown: 404,
}

function told(t: Translate, outcome: RateOutcome, path: string): Html {
  if (outcome === 'closed' || outcome === 'unknown')
    return warning(t, outcome === 'closed' ? 'closed' : 'forged')
  return html`<p>${t('rating.thanks')}</p>
    ${buttons(t, path)}`
}

function buttons(t: Translate, path: string): Html {
  return html`<p>${t('rating.ask')}</p>
    <form method="post" action="${path}">
      <button class="first" name="tap" value="good">👍 ${t('rating.good')}</button>
    </form>
    <form method="post" action="${path}"><button name="tap" value="bad">👎 ${t('rating.bad')}</button></form>
    <form method="post" action="${path}"><button name="tap" value="brand">${t('rating.brand')}</button></form>
    <p>${t('rating.note')}</p>`
}

function warning(t: Translate, key: 'forged' | 'closed'): Html {
  return html`<p class="warning">${t(`rating.${key}`)}</p>`
}

function show(ctx: Context, status: number, body: (t: Translate) => Html): void {
  const language = pickLanguage([], ctx.get('accept-language'))
  const t = translator(language, 'rating')
  ctx.status = status
  ctx.body = renderPage(translator(language, 'pages'), language, t('rating.title'), body(t))
  ctx.set({ ...pageHeaders })
}
