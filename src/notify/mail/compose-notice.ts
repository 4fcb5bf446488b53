import { DAY } from '../../domain/time/instant.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { Notice } from '../../workflows/ports/notifier.ts'
import type { PingInContext } from '../../workflows/ports/ping-store.ts'
import { noticeText } from '../notice-text.ts'
import type { OfferUrl } from '../offer-url.ts'
import { escapeHtml } from './escape-html.ts'

export interface ComposedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Links {
  readonly baseUrl: string
  readonly offerUrl: OfferUrl
}

/** Late accepts are honoured while the work is free: so long does the link in a mail lead anywhere. */
const LINK_LASTS = DAY

/** A notice as a mail: what waits, and one link for each, none of which acts by being opened. */
export function composeNotice(notice: Notice, links: Links, language: string, t: Translate): ComposedMail {
  const { subject, intro, look, items } = noticeText(notice, language, t)
  const greeting = t('offer.greeting', { name: notice.person.name })
  const footer = notice.pings[0]!.kind === 'offer' ? t('offer.footer') : ''
  const linked = items.map(({ ping, line }) => ({ line, url: urlOf(ping, notice, links) }))
  const text = [
    greeting,
    '',
    intro,
    '',
    ...linked.flatMap(({ line, url }) => [line, `${look}: ${url}`, '']),
    footer,
  ].join('\n')
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}"><body style="font-family: sans-serif; line-height: 1.5">
<p>${escapeHtml(greeting)}</p>
<p>${escapeHtml(intro)}</p>
${linked.map(({ line, url }) => `<p>${escapeHtml(line)}<br><a href="${escapeHtml(url)}">${escapeHtml(look)}</a></p>`).join('\n')}
<p style="color: #666">${escapeHtml(footer)}</p>
</body></html>`
  return { subject, text, html }
}

function urlOf(ping: PingInContext, notice: Notice, { baseUrl, offerUrl }: Links): string {
  if (ping.offerId !== null)
    return offerUrl({ offerId: ping.offerId, personId: ping.personId, expiresAt: notice.now + LINK_LASTS })
  return ping.conversationId === null ? baseUrl : `${baseUrl}/conversations/${ping.conversationId}`
}
