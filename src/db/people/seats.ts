import { sql, type Kysely } from 'kysely'
import type { Seat, Seats } from '../../domain/dispatch/seat.ts'
import type { BrandId, ChannelId, PersonId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { ChangedSeat, NewSeat } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'

interface SeatRow {
  readonly brand_id: BrandId
  readonly person_id: PersonId
  readonly available: boolean | null
  readonly skills: readonly string[]
  readonly until_at: Date
}

/** Every seat that is still believed, by brand. Whoever has several takes work as soon as they do in one of them. */
export async function loadSeats(db: Kysely<DB>, now: Instant): Promise<ReadonlyMap<BrandId, Seats>> {
  const { rows } = await sql<SeatRow>`
    select s.brand_id, s.person_id, bool_or(s.available) as available, max(s.until_at) as until_at,
      coalesce(array_agg(distinct skill) filter (where skill is not null), '{}') as skills
    from helpdesk_seat s join channel c on c.id = s.channel_id and c.removed_at is null
    left join lateral unnest(s.skills) as skill on true
    where s.until_at > ${formatInstant(now)}::timestamptz
    group by s.brand_id, s.person_id
  `.execute(db)
  const seats = new Map<BrandId, Map<PersonId, Seat>>()
  for (const { brand_id, person_id, available, skills, until_at } of rows) {
    const ofBrand = seats.get(brand_id) ?? new Map<PersonId, Seat>()
    seats.set(brand_id, ofBrand.set(person_id, { available, skills, until: until_at.getTime() }))
  }
  return seats
}

/** What a helpdesk tells now, in place of what it told before. People are known by their mail address, staff of the brand alone. */
export async function keepSeats(
  db: Kysely<DB>,
  brandId: BrandId,
  channelId: ChannelId,
  seats: readonly NewSeat[],
  until: Instant,
): Promise<readonly ChangedSeat[]> {
  const { rows } = await sql<{ person_id: PersonId; was: boolean | null; available: boolean | null }>`
    with told as (
      select lower(email) as email, available, skills::text[] as skills
      from unnest(${seats.map(({ email }) => email)}::text[], ${seats.map(({ available }) => available)}::boolean[],
        ${seats.map(({ skills }) => arrayLiteral(skills))}::text[]) as t (email, available, skills)
    ), known as (
      select distinct on (p.id) p.id as person_id, t.available, t.skills
      from told t join person p on lower(p.email) = t.email and p.removed_at is null and p.kind = 'staff'
      where exists (select 1 from membership m where m.person_id = p.id and m.brand_id = ${brandId})
    ), before as (
      select person_id, available from helpdesk_seat where channel_id = ${channelId} for update
    ), gone as (
      delete from helpdesk_seat where channel_id = ${channelId} and person_id not in (select person_id from known)
    ), kept as (
      insert into helpdesk_seat (brand_id, channel_id, person_id, available, skills, until_at)
      select ${brandId}, ${channelId}, person_id, available, skills, ${formatInstant(until)}::timestamptz from known
      on conflict (channel_id, person_id) do update
        set available = excluded.available, skills = excluded.skills, until_at = excluded.until_at
    )
    select k.person_id, b.available as was, k.available from known k left join before b using (person_id)
    where b.available is distinct from k.available
  `.execute(db)
  return rows.map(({ person_id, was, available }) => ({ personId: person_id, was, available }))
}

export async function dropSeats(db: Kysely<DB>, channelId: ChannelId): Promise<void> {
  await sql`delete from helpdesk_seat where channel_id = ${channelId}`.execute(db)
}

function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}
