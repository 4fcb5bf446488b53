import type { Digest } from '../../domain/digest/digest.ts'
import type { Message } from '../../domain/digest/message.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { WriteDigest } from '../../workflows/ports/digest-writer.ts'
import { behindRows, type Row } from './behind-rows.ts'
import { achievedText } from './achieved-text.ts'
import { decisionText } from './decision-text.ts'
import type { Formats } from './formats.ts'
import { isolate } from './isolate.ts'
import type { Say } from './say.ts'

/** Everything that a digest says, in words of its reader's language; nothing here is markup. */
export interface DigestView {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly subject: string
  readonly about: string
  readonly headline: string
  /** Null in a quiet period, which gets two lines. */
  readonly body: DigestBody | null
  readonly secondLine: string | null
  readonly foot: {
    readonly definition: string
    readonly links: readonly { readonly text: string; readonly url: string }[]
  }
}

export interface DigestBody {
  readonly index: string
  /** Lines beside the number, each of segments that a dot parts. */
  readonly captions: readonly (readonly Segment[])[]
  readonly decision: {
    readonly title: string
    readonly text: string
    readonly assumed: string | null
    /** What came of the decision that was adopted last. */
    readonly achieved: string | null
    readonly look: { readonly text: string; readonly url: string } | null
  }
  readonly heat: { readonly title: string; readonly alternative: string }
  readonly causes: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }
  readonly behind: { readonly title: string; readonly rows: readonly Row[] }
  /** What would have prevented it; null where nobody said so. */
  readonly preventions: { readonly title: string; readonly rows: readonly Row[] } | null
  /** Hours ahead that nobody covers; null where there are none. */
  readonly gaps: { readonly title: string; readonly rows: readonly Row[] } | null
  /** How long mystery shoppers waited; null where none came. */
  readonly shoppers: { readonly title: string; readonly rows: readonly Row[] } | null
  readonly worst: {
    readonly title: string
    readonly rows: readonly { readonly who: string; readonly waited: string; readonly url: string }[]
  }
}

export interface Segment {
  readonly text: string
  /** Colour says again what the words say. */
  readonly tone: 'plain' | 'better' | 'worse'
}

export function captionText(line: readonly Segment[]): string {
  return line.map(({ text }) => text).join(' · ')
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])
const CAUSES_SHOWN = 5
const WAITS_SHOWN = 3

export interface ViewTools {
  readonly t: Translate
  readonly say: Say
  readonly written: Formats
  readonly baseUrl: string
}

export function digestView(command: WriteDigest, tools: ViewTools): DigestView {
  const { digest, brand, readerName, language, unsubscribeUrl } = command
  const { t, say, written, baseUrl } = tools
  const { figures, period } = digest
  const page = `${baseUrl}/digest?${new URLSearchParams({ brand: brand.slug, period: period.kind }).toString()}`
  const direction = rightToLeft.has(language) ? 'rtl' : 'ltr'
  const about = {
    brand: isolate(brand.name, direction),
    dates: isolate(written.dates(period), direction),
    zone: isolate(written.zone(period.zone, period.from), direction),
  }
  return {
    language,
    direction,
    subject: subjectOf(digest, about.brand, tools),
    about:
      readerName === null
        ? t('about.for_all', about)
        : t('about.for_reader', { ...about, reader: isolate(readerName.split(' ')[0]!, direction) }),
    headline: say(digest.headline),
    body: digest.quiet ? null : bodyOf(digest, page, direction, tools),
    secondLine: digest.quiet ? secondLine(digest, tools) : null,
    foot: {
      definition: figures.turns > 0 ? t('foot.neglected_is') : '',
      links: [
        { text: t('foot.page'), url: page },
        { text: t('foot.definitions'), url: `${baseUrl}/definitions` },
        { text: t('foot.change'), url: `${baseUrl}/digest#subscriptions` },
        ...(unsubscribeUrl === null ? [] : [{ text: t('foot.unsubscribe'), url: unsubscribeUrl }]),
      ],
    },
  }
}

function subjectOf({ figures, headline }: Digest, brand: string, { t, say, written }: ViewTools): string {
  const period = say(headline.values['period'] as Message)
  if (figures.turns === 0) return t('subject.nobody_wrote', { brand, period })
  if (figures.neglected === 0) return t('subject.quiet', { brand, period })
  return t('subject.neglected', { brand, period, index: written.index(figures.index!) })
}

function secondLine({ figures }: Digest, { t, written }: ViewTools): string {
  const { medianWait, p90Wait } = figures
  if (medianWait === null || p90Wait === null) return figures.turns === 0 ? t('quiet.nothing') : ''
  return t('quiet.pace', { median: written.duration(medianWait), p90: written.duration(p90Wait) })
}

function bodyOf(
  digest: Digest,
  page: string,
  direction: DigestView['direction'],
  tools: ViewTools,
): DigestBody {
  const { t, written, baseUrl } = tools
  const { figures, remedy } = digest
  return {
    index: written.index(figures.index!),
    captions: captionsOf(digest, tools),
    decision: {
      title: t('decision.title'),
      ...decisionText(digest, tools),
      achieved: achievedText(digest, tools),
      look: remedy && { text: t('decision.look'), url: page },
    },
    heat: { title: t('heat.title'), alternative: t('heat.alt', { list: busiest(digest, tools) }) },
    causes: {
      title: t('causes.title'),
      rows: figures.causes
        .slice(0, CAUSES_SHOWN)
        .map(({ cause, count }) => [t(`causes.${cause}`), countText(t, count)] as const),
    },
    behind: { title: t('behind.title'), rows: behindRows(digest, tools) },
    preventions: preventionsOf(digest, direction, tools),
    gaps: gapsOf(digest, tools),
    shoppers: shoppersOf(digest, direction, tools),
    worst: {
      title: t('worst.title'),
      rows: figures.worst.slice(0, WAITS_SHOWN).map((one) => ({
        who: `${isolate(one.initials, direction)} · ${t(`worst.kind.${one.channelKind}`)}`,
        waited: t(one.neverAnswered ? 'worst.still_waits' : 'worst.waited', {
          wait: written.duration(one.wait),
        }),
        url: `${baseUrl}/conversations/${one.conversationId}`,
      })),
    },
  }
}

function preventionsOf(
  { behind }: Digest,
  direction: DigestView['direction'],
  { t }: ViewTools,
): DigestBody['preventions'] {
  if (!behind || behind.preventions.length === 0) return null
  const rows = behind.preventions.map(({ text, count }): Row => [
    isolate(text, direction),
    countText(t, count),
  ])
  return { title: t('behind.preventions'), rows }
}

function gapsOf({ behind }: Digest, { t, written }: ViewTools): DigestBody['gaps'] {
  if (!behind?.gaps || behind.gaps.length === 0) return null
  const rows = behind.gaps.map(({ channelKind, language, hours, customers }): Row => [
    [t(`worst.kind.${channelKind}`), ...(language === null ? [] : [written.language(language)])].join(' · '),
    t('gaps.row', { hours: written.count(hours), customers: written.count(customers) }),
  ])
  return { title: t('gaps.title'), rows }
}

function shoppersOf(
  { behind }: Digest,
  direction: DigestView['direction'],
  { t, written }: ViewTools,
): DigestBody['shoppers'] {
  if (!behind?.shoppers || behind.shoppers.length === 0) return null
  const rows = behind.shoppers.map(({ channel, writtenAt, outcome, wait }): Row => [
    `${written.moment(writtenAt)} · ${isolate(channel, direction)}`,
    wait === null ? t(`shoppers.${outcome}`) : t('shoppers.waited', { wait: written.duration(wait) }),
  ])
  return { title: t('shoppers.title'), rows }
}

function captionsOf({ figures, change, period }: Digest, { t, written }: ViewTools): DigestBody['captions'] {
  const { people, neverAnswered, hidden, calendarIndex } = figures
  const { before, direction } = change
  const lines = [
    [plain(t('number.of_hundred'))],
    [
      plain(t('number.people', { count: people })),
      neverAnswered > 0 && plain(t('number.never', { count: neverAnswered })),
    ],
    [
      before !== null && plain(t(`number.before.${period.kind}`, { index: written.index(before) })),
      direction !== null && { text: t(`number.${direction}`), tone: direction },
    ],
    [hidden > 0 && plain(t('number.calendar', { index: written.index(calendarIndex!) }))],
  ]
  return lines.map((line) => line.filter((segment) => segment !== false)).filter((line) => line.length > 0)
}

function plain(text: string): Segment {
  return { text, tone: 'plain' }
}

/** The three fullest hours, for whoever does not see the picture. */
function busiest({ figures }: Digest, { t, written }: ViewTools): string {
  const hours = figures.byLocalHour.flatMap((day, weekday) =>
    day.map((count, hour) => ({ weekday, hour, count })),
  )
  const most = hours.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  return written.list(
    most
      .slice(0, 3)
      .map(({ weekday, hour, count }) =>
        t('heat.most', { day: written.weekday(weekday), hour: written.hour(hour), count }),
      ),
  )
}

function countText(t: Translate, count: number): string {
  return t('causes.count', { count })
}
