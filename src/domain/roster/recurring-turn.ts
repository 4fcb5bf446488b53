import { dateOf, dayOfMonth, daysInMonth, modulo, monthOf, weekdayOf, weekdays } from '../time/wall-date.ts'
import type { Recurring } from './schedule.ts'

/**
 * Whose turn the k-th hour or day after the first start is (its date given as well), counted from 0; null if nobody's.
 * A turn is one hour, day, calendar week or calendar month, and of those only each `every`-th one is filled.
 * Days chosen by weekday are the exception: there a turn is `every` chosen days, wherever they lie.
 */
export function turnCounter(recurring: Recurring): (k: number, date: number) => number | null {
  const { frequency, every, byDay } = recurring
  const firstDate = dateOf(recurring.firstStart)
  const isChosen = dayFilter(recurring)
  if (frequency === 'day' && byDay.length > 0) {
    const chosenBefore = chosenDayCounter(recurring, isChosen)
    return (_, date) => (isChosen(date) ? Math.floor(chosenBefore(date) / every) : null)
  }
  const periodOf = periodCounter(recurring)
  const firstPeriod = periodOf(firstDate)
  return (k, date) => {
    const period = frequency === 'hour' || frequency === 'day' ? k : periodOf(date) - firstPeriod
    return period % every === 0 && isChosen(date) ? period / every : null
  }
}

/** Numbers calendar weeks and months; hours and days need none. */
function periodCounter({ frequency, weekStart }: Recurring): (date: number) => number {
  if (frequency === 'month') return monthOf
  const start = weekdays.indexOf(weekStart)
  return (date) => (date - modulo(weekdayOf(date) - start, 7)) / 7
}

/** Both filters must let a date pass. Without any, weeks keep the first start's weekday and months its day. */
function dayFilter({ frequency, firstStart, byDay, byMonthDay }: Recurring): (date: number) => boolean {
  const firstDate = dateOf(firstStart)
  if (byDay.length === 0 && byMonthDay.length === 0) {
    if (frequency === 'week') return (date) => weekdayOf(date) === weekdayOf(firstDate)
    if (frequency === 'month') return (date) => dayOfMonth(date) === dayOfMonth(firstDate)
  }
  const days = new Set(byDay.map((day) => weekdays.indexOf(day)))
  return (date) => (days.size === 0 || days.has(weekdayOf(date))) && passesMonthDay(byMonthDay, date)
}

function passesMonthDay(byMonthDay: readonly number[], date: number): boolean {
  if (byMonthDay.length === 0) return true
  const day = dayOfMonth(date)
  return byMonthDay.includes(day) || byMonthDay.includes(day - daysInMonth(monthOf(date)) - 1)
}

/** How many chosen days lie from the first start's date up to a date, that one not counted. */
function chosenDayCounter(
  { firstStart, byDay, byMonthDay }: Recurring,
  isChosen: (date: number) => boolean,
): (date: number) => number {
  const firstDate = dateOf(firstStart)
  const count = (from: number, to: number) => {
    let chosen = 0
    for (let date = from; date < to; date += 1) if (isChosen(date)) chosen += 1
    return chosen
  }
  if (byMonthDay.length > 0) return (date) => count(firstDate, date)
  const perWeek = new Set(byDay).size
  return (date) => {
    const weeks = Math.floor((date - firstDate) / 7)
    return weeks * perWeek + count(firstDate + weeks * 7, date)
  }
}
