import type { BoardClock } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatRemaining } from '../format/duration.ts'
import { shareLeft, urgencyOf } from './urgency.ts'

/** Writes bar, figures and urgency of a row into the page, and only what has changed. */
export function paintRow(row: HTMLElement, clock: BoardClock | null, now: Instant, locale: string): void {
  const urgency = urgencyOf(clock, now)
  if (row.dataset['urgency'] !== urgency) row.dataset['urgency'] = urgency
  const fill = row.querySelector<HTMLElement>('[data-fill]')
  const share = clock ? (urgency === 'neglected' ? 1 : shareLeft(clock, now)) : 0
  const scale = `scaleX(${share.toFixed(4)})`
  if (fill && fill.style.transform !== scale) fill.style.transform = scale
  const left = row.querySelector<HTMLElement>('[data-left]')
  const text = clock ? leftText(clock, now, locale) : ''
  if (left && left.textContent !== text) left.textContent = text
}

function leftText(clock: BoardClock, now: Instant, locale: string): string {
  if (clock.due_at !== null) return formatRemaining(Date.parse(clock.due_at) - now, locale)
  return clock.remaining_ms === null ? '' : formatRemaining(clock.remaining_ms, locale)
}
