import type { Translate } from '../../i18n/translate.ts'
import type { Notice } from '../../workflows/ports/notifier.ts'
import { linkOf, type Links } from '../link-of.ts'
import { noticeText } from '../notice-text.ts'
import { escapeHtml } from './escape-html.ts'

export interface ComposedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A notice as a mail: what waits, and one link for each, none of which acts by being opened. */
export function composeNotice(notice: Notice, links: Links, language: string, t: Translate): ComposedMail {
  const { subject, intro, look, items } = noticeText(notice, language, t)
  const greeting = t('offer.greeting', { name: notice.person.name })
  const footer = notice.pings[0]!.kind === 'offer' ? t('offer.footer') : ''
  const linked = items.map(({ ping, line }) => ({ line, url: linkOf(ping, notice.now, links) }))
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
