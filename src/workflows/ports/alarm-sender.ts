import type { Person } from '../../domain/people/person.ts'
import type { DigestRoad } from './digest-store.ts'
import type { LeasedAlarmNotice } from './alarm-store.ts'

/** Throws `NoticeRefused` for what will never be taken, anything else for what may pass. */
export type AlarmSender = (notice: LeasedAlarmNotice, reader: Person) => Promise<void>

/** Roads that are not set up are absent. */
export type AlarmSenders = Readonly<Partial<Record<DigestRoad, AlarmSender>>>
