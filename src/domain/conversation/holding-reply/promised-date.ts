import { DAY, HOUR, MINUTE, type Instant } from '../../time/instant.ts'
import { dateOf, weekdayOf } from '../../time/wall-date.ts'
import { instantOf, wallTimeAt, type Zone } from '../../time/zone.ts'
import { foldText } from '../fold-text.ts'
import { dateWords, type DateWords } from './date-words.ts'

const before = '(?<![\\p{L}\\p{M}\\p{N}])'
const after = '(?![\\p{L}\\p{M}\\p{N}])'
const word = (source: string) => new RegExp(`${before}(?:${foldText(source)})${after}`, 'u')

/**
 * The end of the time that a text names, as the writer's wall in `zone` shows it: "tomorrow" is over at the next midnight but one,
 * "within 2 hours" two hours after `writtenAt`. The latest, where several are named; null where none is. Takes folded text.
 */
export function promisedDate(folded: string, writtenAt: Instant, zone: Zone): Instant | null {
  const ends = readers.flatMap((read) => read(folded, writtenAt, zone))
  return ends.length === 0 ? null : Math.max(...ends)
}

type Reader = (folded: string, writtenAt: Instant, zone: Zone) => readonly Instant[]

const isoDate: Reader = (folded, writtenAt, zone) => {
  const dates = folded.match(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g) ?? []
  return dates
    .map((text) => Date.parse(`${text}T00:00Z`))
    .filter((midnight) => !Number.isNaN(midnight))
    .map((midnight) => instantOf(zone, midnight + DAY, 'first'))
    .filter((end) => end > writtenAt)
}

const readers: readonly Reader[] = [isoDate, ...dateWords.map(readerFor)]

function readerFor(words: DateWords): Reader {
  const dayAfterTomorrow = word(words.dayAfterTomorrow)
  const tomorrow = word(words.tomorrow)
  const today = word(words.today)
  const nextWeek = word(words.nextWeek)
  const weekdays = words.weekdays.map(word)
  const lengths = lengthReader(words)
  return (folded, writtenAt, zone) => {
    const date = dateOf(wallTimeAt(zone, writtenAt))
    const endOf = (days: number) => instantOf(zone, (date + days + 1) * DAY, 'first')
    const found: Instant[] = [...lengths(folded, writtenAt, endOf)]
    if (dayAfterTomorrow.test(folded)) found.push(endOf(2))
    else if (tomorrow.test(folded)) found.push(endOf(1))
    else if (today.test(folded)) found.push(endOf(0))
    if (nextWeek.test(folded)) found.push(endOf(13 - weekdayOf(date)))
    else
      weekdays.forEach((weekday, index) => {
        if (weekday.test(folded)) found.push(endOf(((index - weekdayOf(date) + 6) % 7) + 1))
      })
    return found
  }
}

/** "within 24 hours", "in two days": hours from now, days to the end of the last one. */
function lengthReader({ within, numbers, minute, hour, day, workingDay, week }: DateWords) {
  const units = [workingDay, minute, hour, day, week].map((unit) => `(${unit})`).join('|')
  const count = `(?<count>\\d{1,3}|${numbers.join('|')})`
  const pattern = new RegExp(
    `${before}(?:${foldText(within)}) (?:${foldText(count)} )?(?:${foldText(units)})${after}`,
    'gu',
  )
  const spelled = numbers.map((source) => new RegExp(`^(?:${foldText(source)})$`, 'u'))
  return (folded: string, writtenAt: Instant, endOf: (days: number) => Instant): Instant[] =>
    [...folded.matchAll(pattern)].map((match) => {
      const written = match.groups?.['count'] ?? '1'
      const number = /^\d+$/.test(written)
        ? Number(written)
        : spelled.findIndex((form) => form.test(written)) + 1
      const [, , working, minutes, hours, days] = match
      if (minutes !== undefined) return writtenAt + number * MINUTE
      if (hours !== undefined) return writtenAt + number * HOUR
      if (working !== undefined) return endOf(workingDaysAhead(number, endOf))
      return endOf(days === undefined ? 7 * number : number)
    })
}

/** Working days are Monday to Friday here; a calendar would know better, but it is a promise in passing. */
function workingDaysAhead(number: number, endOf: (days: number) => Instant): number {
  let [ahead, left] = [0, number]
  while (left > 0) {
    ahead += 1
    if (weekdayOf(Math.floor((endOf(ahead) - 1) / DAY)) < 5) left -= 1
  }
  return ahead
}
