import type { ChannelKind } from '../../../src/domain/conversation/channel.ts'

/** Hands a call to the hook of the channel under test, as the platform would; answers the status. */
export type CallHook = (call: {
  readonly method?: 'GET' | 'POST'
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}) => Promise<{ readonly status: number; readonly text: string }>

/** One platform, real or a fake that checks what the real one checks, seen from its customers' side. */
export interface Rig {
  readonly adapter: string
  readonly kind: ChannelKind
  readonly address?: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly variables: Readonly<Record<string, string>>
  /** A customer writes, always the same one, always in the same place. */
  customerWrites(text: string): Promise<void>
  /** The platform delivers the latest message once more, with the same id. */
  deliversAgain?(): Promise<void>
  /** What the customer was shown, in order. Absent where nobody can be answered. */
  answers?(): Promise<readonly string[]> | readonly string[]
  /** The next answer is refused for that many seconds. */
  asksToWait?(seconds: number): void
  /** The next answer is refused for good. */
  refuses?(): void
  /** A program writes, from a customer's side. */
  robotWrites?(text: string): Promise<void>
  /** A like, a reaction, a read receipt. */
  reacts?(): Promise<void>
  /** A colleague answers in the platform's own app. */
  colleagueAnswers?(text: string): Promise<void>
  /** The platform shows us our own latest answer. */
  echoes?(): Promise<void>
  /** Somebody else calls, or one of ours is replayed too late: the statuses that they get. */
  forgeries?(): Promise<readonly number[]>
  close(): Promise<void>
}
