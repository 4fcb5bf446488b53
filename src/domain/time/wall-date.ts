import { DAY } from './instant.ts'
import type { WallTime } from './zone.ts'

/** Monday first, as ISO 8601 counts them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** The date of a wall time as whole days since 1970-01-01, a Thursday. */
export function dateOf(wall: WallTime): number {
  return Math.floor(wall / DAY)
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: number): number {
  return modulo(date + 3, 7)
}

/** 1 to 31. */
export function dayOfMonth(date: number): number {
  return new Date(date * DAY).getUTCDate()
}

/** Whole months since January of the year 0. */
export function monthOf(date: number): number {
  const day = new Date(date * DAY)
  return day.getUTCFullYear() * 12 + day.getUTCMonth()
}

/** 28 to 31. */
export function daysInMonth(month: number): number {
  return new Date(Date.UTC(Math.floor(month / 12), modulo(month, 12) + 1, 0)).getUTCDate()
}

/** The same day and time of day so many months later (earlier if negative); a day that the month lacks is clamped to its last. */
export function addMonths(wall: WallTime, months: number): WallTime {
  const date = dateOf(wall)
  const month = monthOf(date) + months
  const day = Math.min(dayOfMonth(date), daysInMonth(month))
  return Date.UTC(Math.floor(month / 12), modulo(month, 12), day) + (wall - date * DAY)
}

/** The remainder that is never negative. */
export function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
