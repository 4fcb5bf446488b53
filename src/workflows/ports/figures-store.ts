import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Carried, GapAhead } from '../../domain/digest/behind.ts'
import type { Prevention } from '../../domain/neglect/rank-preventions.ts'
import type { Quarter } from '../../domain/neglect/achieved.ts'
import type { Tally, TurnMetric } from '../../domain/neglect/tally.ts'
import type { AccountedTurn, TurnAccount } from '../../domain/neglect/turn-account.ts'
import type { WaitCount } from '../../domain/neglect/wait-histogram.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'
import type { ConversationsRead, Stretch } from './conversations-read.ts'

/** Turns that changed since somebody last looked, by conversation. */
export interface TouchedFacts {
  readonly conversations: ReadonlyMap<BrandId, readonly string[]>
  /** More were waiting than one look takes. */
  readonly more: boolean
  /** Everything that was committed by then has been read, by the database's clock. */
  readonly upTo: Instant
}

/** Where a list of turns goes on. */
export interface TurnCursor {
  readonly openedAt: Instant
  readonly turnId: string
}

/** What the figures are summed from: accounts of turns, and the sums over those that ended. */
export interface FiguresStore {
  /**
   * Goes on in the event log by up to `limit` events. The position is saved with the transaction, and held until it ends: who
   * does not `wait` for another holder gets null.
   */
  advance(limit: number, options: { readonly wait: boolean }): Promise<TouchedFacts | null>
  /** The database's own clock, whatever time a test says that it is. */
  clock(): Promise<Instant>
  /** Keeps others from following the log until the transaction ends. */
  holdPosition(): Promise<void>
  /** As they were saved last. */
  accountsOf(brandId: BrandId, which: ConversationsRead): Promise<readonly AccountedTurn[]>
  /** Forgets the accounts of these turns, if there are any, and keeps the new ones. */
  replaceAccounts(
    brandId: BrandId,
    turnIds: readonly string[],
    accounts: readonly AccountedTurn[],
  ): Promise<void>
  addTallies(brandId: BrandId, changes: readonly Tally[]): Promise<void>
  addWaits(brandId: BrandId, changes: readonly WaitCount[]): Promise<void>
  /** Conversations with open turns that are past their promise and have no cause yet, oldest first. */
  unexplained(now: Instant, limit: number): Promise<ReadonlyMap<BrandId, readonly string[]>>

  /** Sums of turns that began within `[from, to)` and ended; both must be whole quarters of an hour. */
  tallies(brandId: BrandId, from: Instant, to: Instant): Promise<readonly Tally[]>
  /** What turns that began within and are still open come to at `now`. */
  openTallies(brandId: BrandId, from: Instant, to: Instant, now: Instant): Promise<readonly Tally[]>
  /** Neglected turns by then, the longest waits first. */
  neglectedAccounts(
    brandId: BrandId,
    from: Instant,
    to: Instant,
    now: Instant,
    limit: number,
  ): Promise<readonly TurnAccount[]>
  /** Turns that were owed an answer, newest first; only those that are neglected or open unless `kept` ones are wanted, too. */
  turnsOf(
    brandId: BrandId,
    period: { readonly from: Instant; readonly to: Instant },
    which: { readonly kept: boolean; readonly after: TurnCursor | null; readonly limit: number },
  ): Promise<readonly TurnAccount[]>
  /** Everybody who wrote, and who was neglected by then, each once; `sampled` looks at one customer in 64. */
  countCustomers(
    brandId: BrandId,
    from: Instant,
    to: Instant,
    now: Instant,
    sampled: boolean,
  ): Promise<{ readonly customers: number; readonly people: number }>
  /** `sorted[floor(q x n)]` of the waits of answered turns. */
  waitQuantile(
    brandId: BrandId,
    from: Instant,
    to: Instant,
    q: number,
    metric: TurnMetric | null,
  ): Promise<Millis | null>
  /** Answers by how long they took, over the whole period. */
  waits(brandId: BrandId, from: Instant, to: Instant): Promise<readonly WaitCount[]>
  /** Turns by the quarter of an hour in which they began; both ends must be whole ones. */
  quarters(brandId: BrandId, from: Instant, to: Instant, now: Instant): Promise<readonly Quarter[]>
  /** Of turns that ended. */
  endedShare(
    brandId: BrandId,
    from: Instant,
    to: Instant,
  ): Promise<{ readonly turns: number; readonly neglected: number }>
  /** What everybody bore who was disturbed, asked or given work. */
  carried(brandId: BrandId, from: Instant, to: Instant): Promise<readonly Carried[]>
  /** In the smallest unit of the currency. */
  overflowPay(brandId: BrandId, from: Instant, to: Instant, currency: string): Promise<number>
  preventions(brandId: BrandId, from: Instant, to: Instant): Promise<readonly Prevention[]>
  /** Hours of the next `length` in which nobody able is on duty; `sampled` as for customers. */
  gapsAhead(brandId: BrandId, now: Instant, length: Millis, sampled: boolean): Promise<readonly GapAhead[]>
  /** Whether figures of staff show for groups of five or more alone. */
  staffInGroups(brandId: BrandId): Promise<boolean>
  channels(
    brandId: BrandId,
  ): Promise<ReadonlyMap<string, { readonly name: string; readonly kind: ChannelKind }>>

  /** Begins a rebuilding: forgets all sums of the brand, and accounts of turns that are no more where they were. */
  forgetSums(brandId: BrandId): Promise<void>
  /** Up to so many conversations of the brand after this one, in the order of their ids; null where there are no more. */
  stretchAfter(
    brandId: BrandId,
    after: string | null,
    limit: number,
  ): Promise<(Stretch & { readonly count: number }) | null>
}
