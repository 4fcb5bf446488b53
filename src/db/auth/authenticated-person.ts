import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Role } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'
import { usualSessionRules, type SessionRules } from './session-rules.ts'
import { isStillUsed } from './still-used.ts'

export interface BrandRoles {
  readonly brandId: BrandId
  readonly slug: string
  readonly roles: readonly Role[]
}

export interface AuthenticatedPerson {
  readonly personId: PersonId
  readonly freelance: boolean
  readonly languages: readonly string[]
  readonly timeZone: string
  readonly memberships: readonly BrandRoles[]
  readonly now: Instant
}

/** What a token is good for, when that is less than what its person may do. */
export type TokenScope = 'read' | 'messages' | 'directory'

export interface PersonOfSession extends AuthenticatedPerson {
  /** A brand asks for a second factor of one of their roles, and this session has shown none. */
  readonly owesSecondFactor: boolean
  /** Its last use on record is a minute old. */
  readonly unseen: boolean
}

export interface PersonOfToken extends PersonOfSession {
  /** Null: everything. */
  readonly scopes: readonly TokenScope[] | null
}

/** The database's clock, unless a test gives its own. */
export function clockOr(now: Instant | null): RawBuilder<Date> {
  return now === null ? sql<Date>`statement_timestamp()` : sql<Date>`${new Date(now)}::timestamptz`
}

export async function readClock(db: Kysely<DB>, now: Instant | null): Promise<Instant> {
  if (now !== null) return now
  const { rows } = await sql<{ now: Date }>`select ${clockOr(null)} as now`.execute(db)
  return rows[0]!.now.getTime()
}

/** Whose session this is, if it has not ended, by its age or by idleness; null as well for those who left. */
export function personOfSession(
  db: Kysely<DB>,
  idHash: Buffer,
  now: Instant | null,
  rules: Pick<SessionRules, 'idle' | 'expertIdle'> = usualSessionRules,
): Promise<PersonOfSession | null> {
  return personOf(
    db,
    sql`session s where s.id_hash = ${idHash} and s.expires_at > ${clockOr(now)} and p.id = s.person_id
        and ${isStillUsed(clockOr(now), rules)}`,
    now,
    {
      unseen: sql`s.last_seen_at is null or s.last_seen_at < ${clockOr(now)} - interval '1 minute'`,
      owes: sql`s.proved_at is null and ${isAsked}`,
    },
  )
}

/** Whether a brand asks a second factor of one of somebody's roles. */
export async function isAskedForSecondFactor(db: Kysely<DB>, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ asked: boolean }>`
    select ${isAsked} as asked from person p where p.id = ${personId}
  `.execute(db)
  return rows[0]?.asked ?? false
}

/** Whose token this is, if it was neither revoked nor has expired; and whether its last use on record is a minute old. */
export function personOfToken(
  db: Kysely<DB>,
  hash: Buffer,
  now: Instant | null,
): Promise<PersonOfToken | null> {
  return personOf(
    db,
    sql`token t where t.hash = ${hash} and t.revoked_at is null
        and (t.expires_at is null or t.expires_at > ${clockOr(now)}) and p.id = t.person_id`,
    now,
    {
      unseen: sql`t.last_used_at is null or t.last_used_at < ${clockOr(now)} - interval '1 minute'`,
      scopes: sql`t.scopes`,
    },
  )
}

/** Of the person `p`. What a brand asks of a role stands in its settings. */
const isAsked = sql<boolean>`exists (
  select from membership m join brand b on b.id = m.brand_id
  where m.person_id = p.id and b.settings -> 'sign_in' -> 'second_factor_for' ? m.role)`

async function personOf(
  db: Kysely<DB>,
  source: RawBuilder<unknown>,
  now: Instant | null,
  {
    unseen,
    scopes = sql`null::text[]`,
    owes = sql`false`,
  }: {
    readonly unseen: RawBuilder<unknown>
    readonly scopes?: RawBuilder<unknown>
    readonly owes?: RawBuilder<unknown>
  },
): Promise<PersonOfToken | null> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.kind, p.languages, p.time_zone, ${clockOr(now)} as now, ${unseen} as unseen, ${scopes} as scopes,
      ${owes} as owes,
      (select json_agg(json_build_object('brandId', id, 'slug', slug, 'roles', roles) order by slug) from (
         select b.id, b.slug, json_agg(m.role order by m.role) as roles
         from membership m join brand b on b.id = m.brand_id
         where m.person_id = p.id group by b.id, b.slug) as brands) as memberships
    from person p, ${source} and p.removed_at is null
  `.execute(db)
  const row = rows[0]
  if (!row) return null
  return {
    personId: row.id,
    freelance: row.kind === 'freelance',
    languages: row.languages,
    timeZone: row.time_zone,
    memberships: row.memberships ?? [],
    now: row.now.getTime(),
    unseen: row.unseen,
    owesSecondFactor: row.owes,
    scopes: row.scopes,
  }
}

interface PersonRow {
  readonly id: PersonId
  readonly kind: string
  readonly languages: string[]
  readonly time_zone: string
  readonly now: Date
  readonly unseen: boolean
  readonly owes: boolean
  readonly scopes: TokenScope[] | null
  readonly memberships: BrandRoles[] | null
}
