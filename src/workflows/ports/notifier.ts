import type { Person, Via } from '../../domain/people/person.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { PingInContext } from './ping-store.ts'

/** Everything that one person is told in one message. */
export interface Notice {
  /** The same for every attempt. */
  readonly id: string
  readonly person: Person
  readonly pings: readonly PingInContext[]
  readonly now: Instant
}

/** Where a message went, so that it can be changed later. */
export type Receipt = Readonly<Record<string, string>>

/** One road to people. Throws what may pass; `NoticeRefused` for what never will. */
export interface Notifier {
  send(notice: Notice): Promise<Receipt>
  /** Shows what became of a message that was sent; absent where messages cannot be changed. */
  update?(notice: Notice, receipt: Receipt): Promise<void>
}

export type Notifiers = Readonly<Partial<Record<Via, Notifier>>>

/** The other side will never take this message. */
export class NoticeRefused extends Error {}
