import type { Instant } from '../../domain/time/instant.ts'

/** Chromium comes without Belarusian, and writes `M11 22` for a date and `5 d` for a length. */
export const browserKnowsBelarusian = Intl.DateTimeFormat.supportedLocalesOf('be').length > 0

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const weekdays = {
  short: ['нд', 'пн', 'аў', 'ср', 'чц', 'пт', 'сб'],
  long: ['нядзеля', 'панядзелак', 'аўторак', 'серада', 'чацвер', 'пятніца', 'субота'],
}
const months = {
  short: ['сту', 'лют', 'сак', 'кра', 'мая', 'чэр', 'ліп', 'жні', 'вер', 'кас', 'ліс', 'сне'],
  long: [
    'студзеня',
    'лютага',
    'сакавіка',
    'красавіка',
    'мая',
    'чэрвеня',
    'ліпеня',
    'жніўня',
    'верасня',
    'кастрычніка',
    'лістапада',
    'снежня',
  ],
}
const units: Readonly<Record<string, string>> = {
  day: 'сут',
  hour: 'гадз',
  minute: 'хв',
  second: 'с',
  millisecond: 'мс',
  byte: 'байт',
  kilobyte: 'КБ',
  megabyte: 'МБ',
  gigabyte: 'ГБ',
}
const languages: Readonly<Record<string, string>> = {
  ar: 'арабская',
  be: 'беларуская',
  de: 'нямецкая',
  en: 'англійская',
  es: 'іспанская',
  fa: 'фарсі',
  fil: 'філіпінская',
  fr: 'французская',
  hi: 'хіндзі',
  it: 'італьянская',
  ja: 'японская',
  nl: 'нідэрландская',
  pl: 'польская',
  pt: 'партугальская',
  ru: 'руская',
  tl: 'філіпінская',
  tr: 'турэцкая',
  uk: 'украінская',
  zh: 'кітайская',
}

/** Dates and times as Unicode's CLDR has them for Belarusian; of the options, those that this console uses. */
export function belarusianDate(
  { weekday, day, month, year, hour, second, timeZoneName }: Intl.DateTimeFormatOptions,
  timeZone: string,
): { format: (at: Instant) => string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: timeZoneName ?? 'short',
  })
  return {
    format: (at) => {
      const found = new Map(parts.formatToParts(at).map(({ type, value }) => [type, value]))
      const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? ''
      const inFull = month === 'long'
      const name =
        weekdays[weekday === 'long' ? 'long' : 'short'][days.indexOf(part('weekday').toLowerCase())]
      const date = [
        day ? String(Number(part('day'))) : '',
        month ? (months[inFull ? 'long' : 'short'][Number(part('month')) - 1] ?? '') : '',
        year ? `${part('year')}${inFull ? ' г.' : ''}` : '',
      ]
      const time = [part('hour'), part('minute'), ...(second ? [part('second')] : [])].join(':')
      const written = [weekday ? name : '', date.filter(Boolean).join(' ')].filter(Boolean).join(', ')
      const clock = hour ? [time, ...(timeZoneName ? [part('timeZoneName')] : [])].join(' ') : ''
      return [written, clock].filter(Boolean).join(inFull ? ' у ' : ', ')
    },
  }
}

/** Numbers are written as in Russian; only units have names of their own. */
export function belarusianNumber(
  options: Intl.NumberFormatOptions,
): Pick<Intl.NumberFormat, 'format' | 'resolvedOptions'> {
  const { style, unit, ...plain } = options
  const name = style === 'unit' ? units[unit ?? ''] : undefined
  if (!name) return new Intl.NumberFormat('ru', options)
  const number = new Intl.NumberFormat('ru', plain)
  return {
    format: (value) => `${number.format(value)} ${name}`,
    resolvedOptions: () => number.resolvedOptions(),
  }
}

export function belarusianLanguage(code: string): string {
  return languages[code] ?? code
}
