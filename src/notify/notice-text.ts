import type { Translate } from '../i18n/translate.ts'
import type { Notice } from '../workflows/ports/notifier.ts'
import type { PingInContext } from '../workflows/ports/ping-store.ts'

/** The words of a notice that every road shares. */
export interface NoticeText {
  readonly subject: string
  readonly intro: string
  readonly look: string
  readonly items: readonly { readonly ping: PingInContext; readonly line: string }[]
}

/** What the person is told, in times of their own zone. All pings of a notice are of one kind and one brand. */
export function noticeText(notice: Notice, language: string, t: Translate): NoticeText {
  const { kind, brandName: brand } = notice.pings[0]!
  const count = notice.pings.length
  return {
    subject: t(`${kind}.subject`, { brand, count }),
    intro: t(`${kind}.intro`, { brand, count }),
    look: t(`${kind}.look`),
    items: notice.pings.map((ping) => ({ ping, line: lineOf(ping, notice, language, t) })),
  }
}

function lineOf(ping: PingInContext, { person, now }: Notice, language: string, t: Translate): string {
  const time = (at: number) => clockTime(at, person.timeZone, language)
  const parts = [
    ping.channelKind !== null &&
      t('item.on', { kind: t(`item.kind.${ping.channelKind}`), channel: ping.channelName ?? '' }),
    ping.language !== null && t('item.language', { language: languageName(ping.language, language) }),
    ping.waitsSince !== null && t('item.waits_since', { time: time(ping.waitsSince) }),
    ping.dueAt !== null && t(ping.dueAt > now ? 'item.due' : 'item.overdue', { time: time(ping.dueAt) }),
    ping.expiresAt !== null && ping.stands && t('offer.open_until', { time: time(ping.expiresAt) }),
  ]
  return parts.filter((part) => part !== false).join(', ')
}

/** `14:05:09` with the zone's short name: chats are a matter of seconds. */
function clockTime(at: number, timeZone: string, language: string): string {
  const options = {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  } as const
  return new Intl.DateTimeFormat(language, options).format(at)
}

function languageName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  } catch {
    return code // not a language tag
  }
}
