import type { AlarmSender } from '../../workflows/ports/alarm-sender.ts'
import { NoticeRefused } from '../../workflows/ports/notifier.ts'
import { style } from '../digest/digest-styles.ts'
import { escapeHtml as e } from '../mail/escape-html.ts'
import { MailRefused, type MailTransport } from '../mail/transport.ts'
import { alarmView, type AlarmView } from './alarm-view.ts'

export interface AlarmMailOptions {
  readonly transport: MailTransport
  readonly from: string
  readonly baseUrl: string
}

/** Mails alarms; one message keeps its Message-ID over all attempts. */
export function alarmMailer({ transport, from, baseUrl }: AlarmMailOptions): AlarmSender {
  const domain = from.replace(/^.*@|>.*$/g, '')
  return async (notice, reader) => {
    const view = alarmView(notice, baseUrl)
    try {
      await transport.send({
        from,
        to: { name: reader.name, address: reader.email },
        subject: view.subject,
        text: textOf(view),
        html: htmlOf(view),
        messageId: `<alarm.${notice.id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } catch (error) {
      if (error instanceof MailRefused) throw new NoticeRefused(error.message, { cause: error })
      throw error
    }
  }
}

function textOf({ lines, foot, change }: AlarmView): string {
  const said = lines.flatMap(({ brand, text, look, url }) => [`${brand}: ${text}`, `${look}: ${url}`, ''])
  return [...said, '--', foot, `${change.text}: ${change.url}`, ''].join('\n')
}

function htmlOf({ language, direction, subject, lines, foot, change }: AlarmView): string {
  const said = lines.map(
    ({ brand, text, look, url }) => `<p style="${style.about}padding-top:18px;">${e(brand)}</p>
<p style="${style.body}padding-top:2px;">${e(text)}</p>
<p style="margin:0;padding-top:10px;"><a href="${e(url)}" style="${style.button}">${e(look)}</a></p>`,
  )
  return `<!doctype html>
<html lang="${e(language)}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${e(subject)}</title></head>
<body style="margin:0;padding:24px 16px;">
<div style="max-width:600px;margin:0 auto;">
<h1 style="${style.strong}">${e(subject)}</h1>
${said.join('\n')}
<p style="${style.small}padding-top:28px;">${e(foot)}</p>
<p style="${style.small}padding-top:6px;"><a href="${e(change.url)}" style="${style.small}${style.link}">${e(change.text)}</a></p>
</div>
</body>
</html>
`
}
