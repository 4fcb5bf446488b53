import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Instant } from '../../domain/time/instant.ts'

export type { Person } from '../../domain/people/person.ts'

export type Role = 'lead' | 'expert' | 'executive' | 'administrator'

/** Slugs of those on duty at an instant, over all rosters of a brand. */
export interface OnDuty {
  readonly onShift: ReadonlySet<string>
  readonly standby: ReadonlySet<string>
}

export interface PeopleStore {
  /** Null when there is none, or they were removed. */
  person(id: PersonId): Promise<Person | null>
  persons(ids: readonly PersonId[]): Promise<readonly Person[]>
  /** Everybody who serves the brand in that role, the removed ones left out. */
  ofBrand(brandId: BrandId, role: Role): Promise<readonly Person[]>
  rolesOf(personId: PersonId): Promise<readonly { brandId: BrandId; role: Role }[]>
  onDuty(brandId: BrandId, at: Instant): Promise<OnDuty>
  /** Holds the person until the transaction ends, so that their load cannot change meanwhile; waits for whoever holds them. */
  lock(id: PersonId): Promise<Person | null>
  /** Those of them whom nobody else holds now, locked. */
  lockFree(ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>>
  /** A heartbeat: present until then; the time since the last one counts as presence. Being present ends being away. */
  setPresent(id: PersonId, until: Instant): Promise<void>
  setAway(id: PersonId, until: Instant | null): Promise<void>
}
