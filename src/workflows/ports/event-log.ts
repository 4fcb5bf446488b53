import type { BrandId } from '../../domain/ids.ts'
import type { EventType, NewEvent, RecordedEvent } from '../../domain/event/event.ts'

/** Append-only. Corrections are new events that name the old one. */
export interface EventLog {
  append(events: readonly NewEvent[]): Promise<void>
  byIds(ids: readonly number[]): Promise<readonly RecordedEvent[]>
  /** Everything about one subject, oldest first; only some types where they are named. */
  about(brandId: BrandId, subject: string, types?: readonly EventType[]): Promise<readonly RecordedEvent[]>
}
