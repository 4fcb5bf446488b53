import type { BrandId } from '../../domain/ids.ts'
import type { EventType, NewEvent, RecordedEvent } from '../../domain/event/event.ts'

/** Append-only. Corrections are new events that name the old one. */
export interface EventLog {
  append(events: readonly NewEvent[]): Promise<void>
  byIds(ids: readonly number[]): Promise<readonly RecordedEvent[]>
  /** What follows from these fired steps is done; twice is harmless. Its time is the receipt of how late it came. */
  acknowledge(ids: readonly number[]): Promise<void>
  /** Everything about one subject, oldest first; only some types where they are named. */
  about(brandId: BrandId, subject: string, types?: readonly EventType[]): Promise<readonly RecordedEvent[]>
}
