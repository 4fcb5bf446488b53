import type { OfferPageRow } from '../../../db/read/offer-page.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Translate } from '../../../i18n/translate.ts'
import { html, type Html } from '../html.ts'
import { formatClockTime, formatMoment } from './format-moment.ts'

/** Enough to decide by, and none of the customer's words. */
export function factsOf(t: Translate, language: string, row: OfferPageRow, now: Instant): Html {
  const moment = (at: Date) => formatMoment(at, row.person_time_zone, language)
  const facts: [string, string | null][] = [
    ['on', `${t(`offer.kind.${row.channel_kind}`)}, ${row.channel_name}`],
    ['language', row.language && languageName(row.language, language)],
    [
      'customer_time',
      row.customer_time_zone && formatClockTime(new Date(now), row.customer_time_zone, language),
    ],
    ['waits_since', row.waiting_since && moment(row.waiting_since)],
    ['due', row.due_at && moment(row.due_at)],
    ['open_until', row.offer_state === 'open' ? moment(row.expires_at) : null],
  ]
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== null)
  return html`<dl>
    ${known.map(
      ([name, value]) =>
        html`<dt>${t(`offer.${name}`)}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

function languageName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  } catch {
    return code // not a language tag
  }
}
