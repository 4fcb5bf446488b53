import type { MessageRow } from '../../../db/read/messages.ts'
import type { Translate } from '../../../i18n/translate.ts'
import { html, type Html } from '../html.ts'
import { formatMoment } from './format-moment.ts'
import type { OfferPage } from './offer-page.ts'

/** The conversation, and a box to answer in. */
export function answerForm(t: Translate, language: string, page: OfferPage): Html {
  const { messages, row, path, draft = '', key } = page
  return html`${messages.map((message) => messageOf(t, language, row.person_time_zone, message))}
    <form class="wide" method="post" action="${path}/reply">
      <label for="text">${t('offer.your_answer')}</label>
      <textarea id="text" name="text" required dir="auto">${draft}</textarea>
      <input type="hidden" name="key" value="${key}" />
      <button class="first">${t('offer.send')}</button>
    </form>
    <form method="post" action="${path}/hand-back"><button>${t('offer.hand_back')}</button></form>`
}

function messageOf(t: Translate, language: string, zone: string, message: MessageRow): Html {
  const name = message.person_name ?? message.author_name ?? t(`offer.${message.author}`)
  return html`<article class="${message.author}" dir="auto">
    <header>${name}, ${formatMoment(message.occurred_at, zone, language)}</header>
    <div class="text">${message.text}</div>
  </article>`
}
