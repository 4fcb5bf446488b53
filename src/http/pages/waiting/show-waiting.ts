import type { Context } from 'koa'
import { readClock } from '../../../db/auth/authenticated-person.ts'
import { readWaitingTurn, type WaitingRow } from '../../../db/read/waiting.ts'
import { verifyWaitingLink } from '../../../domain/conversation/waiting-link.ts'
import { translator, type Translate } from '../../../i18n/translate.ts'
import { formatDay } from '../../../notify/format-day.ts'
import type { HttpDeps } from '../../deps.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { html, type Html } from '../html.ts'
import { pageHeaders, renderPage } from '../page.ts'

/** Seconds after which the page asks anew, while somebody waits. */
const REFRESH = 15

/** Where a customer stands, live and without signing in. Looking changes nothing, and nothing of what was written is shown. */
export async function showWaiting(deps: HttpDeps, ctx: Context, token: string): Promise<void> {
  const link = verifyWaitingLink(token, deps.settings.offerLinkSecret)
  const now = new Date(await readClock(deps.db, deps.now()))
  const row = link && (await readWaitingTurn(deps.db, link.brandId, link.turnId, now))
  const language = pickLanguage(row?.language ? [row.language] : [], ctx.get('accept-language'))
  const t = translator(language, 'waiting')
  ctx.status = row ? 200 : 404
  const body = row ? stands(t, row, language) : html`<p class="warning">${t('waiting.forged')}</p>`
  ctx.body = renderPage(translator(language, 'pages'), language, t('waiting.title'), body)
  ctx.set({ ...pageHeaders, ...(row && row.closed_at === null && { refresh: String(REFRESH) }) })
}

function stands(t: Translate, row: WaitingRow, language: string): Html {
  const time = (at: Date): string => formatDay(at.getTime(), row.time_zone, language)
  if (row.closed_at !== null)
    return row.answered
      ? html`<p>${t('waiting.answered', { time: time(row.closed_at) })}</p>`
      : html`<p>${t('waiting.ended')}</p>`
  const late = row.promised_by !== null && row.promised_by < row.now
  return html`${late && html`<p class="warning">${t('waiting.late')}</p>`}
    <dl>
      <dt>${t('waiting.since')}</dt>
      <dd>${time(row.opened_at)}</dd>
      <dt>${t('waiting.place')}</dt>
      <dd>${row.ahead === 0 ? t('waiting.nobody') : row.ahead.toLocaleString(language)}</dd>
      ${
        row.promised_by &&
        html`<dt>${t('waiting.by')}</dt>
          <dd>${time(row.promised_by)}</dd>`
      }
      <dt>${t('waiting.taken')}</dt>
      <dd>${t(row.taken ? 'waiting.yes' : 'waiting.notYet')}</dd>
    </dl>
    ${row.help_url !== null && html`<p><a href="${row.help_url}" rel="noopener">${t('waiting.helpLink')}</a></p>`}
    <p><small>${t('waiting.refreshed', { time: time(row.now) })}</small></p>`
}
