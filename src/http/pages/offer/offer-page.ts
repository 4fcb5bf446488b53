import type { MessageRow } from '../../../db/read/messages.ts'
import type { OfferPageRow } from '../../../db/read/offer-page.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Translate } from '../../../i18n/translate.ts'
import { html, type Html } from '../html.ts'
import { renderPage } from '../page.ts'
import { answerForm } from './answer-form.ts'
import { factsOf } from './facts.ts'
import { formatMoment } from './format-moment.ts'
import type { OfferView } from './offer-view.ts'

export interface OfferPage {
  readonly row: OfferPageRow
  readonly view: OfferView
  readonly now: Instant
  /** Path of this page; its forms post below it. */
  readonly path: string
  /** Shown to the holder only. */
  readonly messages: readonly MessageRow[]
  /** What went wrong with what was just tried, as a key of the texts. */
  readonly warning?: string | undefined
  /** What was written and could not be sent. */
  readonly draft?: string | undefined
  /** New with every page, so that one answer sent twice is one. */
  readonly key: string
}

export function offerPage(t: Translate, language: string, page: OfferPage): string {
  const { title, body } = contentOf(t, language, page)
  const warning =
    page.warning === undefined ? null : html`<p class="warning" role="alert">${t(page.warning)}</p>`
  return renderPage(t, language, title, html`${warning}${body}`)
}

function contentOf(
  t: Translate,
  language: string,
  page: OfferPage,
): { readonly title: string; readonly body: Html } {
  const { row, view, path } = page
  switch (view.state) {
    case 'free':
      return {
        title: t('offer.title'),
        body: html`<p>${t('offer.intro', { brand: row.brand_name })}</p>
          ${factsOf(t, language, row, page.now)} ${view.runOut && html`<p>${t('offer.still_free')}</p>`}
          <form method="post" action="${path}/claim"><button class="first">${t('offer.claim')}</button></form>
          <form method="post" action="${path}/decline"><button>${t('offer.decline')}</button></form>
          <p>${t('offer.no_cost')}</p>`,
      }
    case 'yours':
      return {
        title: t('offer.yours'),
        body: html`<p>
            ${t('offer.reply_by', { time: formatMoment(view.replyBy, row.person_time_zone, language) })}
          </p>
          ${answerForm(t, language, page)} ${consoleLink(t, row)}`,
      }
    case 'answering': {
      const key = { queued: 'answer_queued', handed_over: 'answer_sent', failed: 'answer_failed' }[
        view.delivery
      ]
      return {
        title: t('offer.answered'),
        body: html`<p>${t(`offer.${key}`, { error: view.error ?? '' })}</p>
          ${consoleLink(t, row)}`,
      }
    }
    case 'taken':
      return { title: t('offer.title'), body: html`<p>${t('offer.taken', { name: view.by })}</p>` }
    case 'declined':
    case 'handed_back':
    case 'over':
      return { title: t('offer.title'), body: html`<p>${t(`offer.${view.state}`)}</p>` }
  }
}

function consoleLink(t: Translate, { conversation_id }: OfferPageRow): Html {
  return html`<p><a href="/conversations/${conversation_id}">${t('offer.open_console')}</a></p>`
}
