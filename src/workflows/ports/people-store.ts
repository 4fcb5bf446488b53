import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'

export type Role = 'lead' | 'expert' | 'executive' | 'administrator'

/** Somebody who works for one or more brands. */
export interface Person {
  readonly id: PersonId
  readonly slug: string
  readonly name: string
  readonly email: string
  readonly kind: 'staff' | 'freelance'
  readonly timeZone: string
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly channelKinds: readonly ChannelKind[]
  /** Declared sleep, local minutes of the day, may cross midnight; 22:00 to 08:00 unless set. */
  readonly sleep: { readonly fromMinute: number; readonly toMinute: number }
  /** How many open claims at once, by kind of channel. */
  readonly capacity: Readonly<Partial<Record<ChannelKind, number>>>
  readonly slackUserId: string | null
  /** A page of theirs is open in the foreground until then, by its last heartbeat. */
  readonly presentUntil: Instant | null
  readonly awayUntil: Instant | null
}

export interface PeopleStore {
  person(id: PersonId): Promise<Person | null>
  /** Everybody who serves the brand in that role, the removed ones left out. */
  ofBrand(brandId: BrandId, role: Role): Promise<readonly Person[]>
  rolesOf(personId: PersonId): Promise<readonly { brandId: BrandId; role: Role }[]>
}
