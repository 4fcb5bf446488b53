import type { Candidate, Standing } from '../../domain/dispatch/candidate.ts'
import type { Seats } from '../../domain/dispatch/seat.ts'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { PoolTotals } from '../../domain/dispatch/fairness.ts'
import type { BrandId, ChannelId, PersonId } from '../../domain/ids.ts'
import type { Roster } from '../../domain/roster/compile-roster.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Instant } from '../../domain/time/instant.ts'

export type { Person } from '../../domain/people/person.ts'

export type Role = 'lead' | 'expert' | 'executive' | 'administrator'

/** Slugs of those on duty at an instant, over all rosters of a brand. */
export interface OnDuty {
  readonly onShift: ReadonlySet<string>
  readonly standby: ReadonlySet<string>
}

export interface PeopleDirectory {
  /**
   * As they are remembered: of their standing what they had of the last 28 days when last counted, neither present nor away
   * nor on duty. In the order in which fairness asks them.
   */
  readonly people: readonly Candidate[]
  /** Of the freelancers among them. */
  readonly totals: PoolTotals
}

/** What changes too often to be remembered. */
export type Reach = Pick<Person, 'presentUntil' | 'awayUntil'>
export type Burden = Pick<Standing, 'held' | 'openOffers'>

/** What a helpdesk beside us tells of somebody, known by their mail address. */
export interface NewSeat {
  readonly email: string
  readonly available: boolean | null
  readonly skills: readonly string[]
}

export interface ChangedSeat {
  readonly personId: PersonId
  readonly was: boolean | null
  readonly available: boolean | null
}

export interface PeopleStore {
  /** Null when there is none, or they were removed. */
  person(id: PersonId): Promise<Person | null>
  persons(ids: readonly PersonId[]): Promise<readonly Person[]>
  /** Also of those who were removed since: what they did stays theirs. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Everybody who serves the brand in that role, the removed ones left out. */
  ofBrand(brandId: BrandId, role: Role): Promise<readonly Person[]>
  /** The same, as of some seconds ago: for searches, which look again at whom they choose. */
  directory(brandId: BrandId, role: Role): Promise<PeopleDirectory>
  /** Everybody who is present or away, as of a moment ago; those left out are neither. */
  reach(): Promise<ReadonlyMap<PersonId, Reach>>
  /** Everybody who holds work or has offers to answer, as of a moment ago; those left out have none. */
  burdens(): Promise<ReadonlyMap<PersonId, Burden>>
  /** What helpdesks beside us tell of the brand's people, as of a moment ago; those left out work in none. */
  seats(brandId: BrandId): Promise<Seats>
  /** In place of what that helpdesk told before. Answers whose availability changed. */
  keepSeats(
    brandId: BrandId,
    channelId: ChannelId,
    seats: readonly NewSeat[],
    until: Instant,
  ): Promise<readonly ChangedSeat[]>
  dropSeats(channelId: ChannelId): Promise<void>
  /** They have offers of that kind to answer from now on: whoever searches next on this node need not look at them to see it. */
  noteAsked(kind: ChannelKind, ids: readonly PersonId[]): void
  /** Counts what the directory tells of the last 28 days anew, and how long answers take from claim to reply. */
  recountFairness(): Promise<void>
  rolesOf(personId: PersonId): Promise<readonly { brandId: BrandId; role: Role }[]>
  onDuty(brandId: BrandId, at: Instant): Promise<OnDuty>
  /** For many such questions: between comings and goings the very same answer is given again. */
  dutyBook(brandId: BrandId): Promise<(at: Instant) => OnDuty>
  /** The brand's rosters by slug, with what was laid over them and people's absences. */
  rosters(brandId: BrandId): Promise<ReadonlyMap<string, Roster>>
  /** Layers of the brand's rosters that name the person, as `roster/layer`. */
  desksOf(brandId: BrandId, slug: string): Promise<readonly string[]>
  /** Holds the person until the transaction ends, so that their load cannot change meanwhile; waits for whoever holds them. */
  lock(id: PersonId): Promise<Person | null>
  /** Those of them whom nobody else holds now, locked, as they are. */
  lockFree(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>
  /** A heartbeat: present until then; the time since the last one counts as presence. Being present ends being away. */
  setPresent(id: PersonId, until: Instant): Promise<void>
  setAway(id: PersonId, until: Instant | null): Promise<void>
  /** Sessions, tokens, feeds and pushes end; they may sign in again. */
  signOut(id: PersonId): Promise<void>
  /** They turn out to be somebody else, who is paid from now on: their payout account is free for that one. */
  join(from: PersonId, into: PersonId): Promise<void>
  /** They can sign in nowhere any more, and nobody finds them. */
  remove(id: PersonId): Promise<void>
}
