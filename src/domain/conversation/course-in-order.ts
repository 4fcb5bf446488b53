import type { Instant } from '../time/instant.ts'
import type { Course, StatusChange } from './course.ts'

/** One thing that happened to a conversation's status. */
export type CourseEvent =
  | {
      readonly type: 'wrote' | 'carried' | 'replied' | 'settled' | 'merged'
      readonly at: Instant
      readonly id: string
    }
  | { readonly type: 'changed'; readonly at: Instant; readonly id: string; readonly change: StatusChange }

/** Everything that happened, by (occurred at, id). */
export function courseInOrder({
  messages,
  settlements,
  statusChanges,
  carried,
}: Course): readonly CourseEvent[] {
  const events: CourseEvent[] = []
  for (const { id, occurredAt: at, opensTurn, closesTurn } of messages) {
    if (opensTurn) events.push({ type: 'wrote', at, id })
    else if (closesTurn) events.push({ type: 'replied', at, id })
  }
  for (const { id, occurredAt: at, outcome } of settlements)
    events.push({ type: outcome === 'merged' ? 'merged' : 'settled', at, id })
  for (const { id, occurredAt: at } of carried) events.push({ type: 'carried', at, id })
  for (const change of statusChanges)
    events.push({ type: 'changed', at: change.occurredAt, id: change.id, change })
  return events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
