import { sql, type Kysely, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import { freshStanding } from '../../domain/dispatch/candidate.ts'
import { totalsOf } from '../../domain/dispatch/fairness.ts'
import { inOrder } from '../../domain/dispatch/order.ts'
import type { Seats } from '../../domain/dispatch/seat.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { Burden, PeopleDirectory, Reach } from '../../workflows/ports/people-store.ts'
import { admittedRows, readAdmitted } from '../admission/admitted.ts'
import type { DB } from '../schema.ts'
import { forAMoment } from './for-a-moment.ts'
import { handsOf } from './hands.ts'
import { personOf, type PersonRow } from './person-row.ts'
import { loadSeats } from './seats.ts'

/** Remembers who serves a brand: thousands of rows that hardly change, and that every search for an answerer looks at. */
export interface Directory {
  get(trx: Transaction<DB>, brandId: string, role: string): Promise<PeopleDirectory>
  /** Everybody who is present or away at `now`, over all brands; some seconds old at most. */
  reach(trx: Transaction<DB>, now: Instant): Promise<ReadonlyMap<PersonId, Reach>>
  /** Everybody who holds work or has offers to answer, over all brands; some seconds old at most. */
  burdens(trx: Transaction<DB>, now: Instant): Promise<ReadonlyMap<PersonId, Burden>>
  /** What helpdesks beside us tell, by brand; some seconds old at most. */
  seats(trx: Transaction<DB>, now: Instant): Promise<ReadonlyMap<BrandId, Seats>>
  /** Adds an offer to the hands of each, until they are read anew; an offer that is not committed after all is forgotten with that. */
  noteAsked(kind: ChannelKind, ids: readonly PersonId[]): void
}

interface Entry {
  loadedAt: number
  readonly known: Promise<Known>
  refreshing: boolean
}

interface Known {
  /** Changes with whatever a directory tells. */
  readonly version: string
  readonly directory: PeopleDirectory
}

/**
 * Older than `freshFor` (milliseconds), what is remembered is still answered, while it is read anew on the side: whoever is
 * chosen by it is looked at again once they are locked. 0 reads every time.
 */
export function peopleDirectory(
  db: Kysely<DB>,
  freshFor: number,
  monotonic: () => number = () => performance.now(),
): Directory {
  const entries = new Map<string, Entry>()
  const remember = (key: string, known: Promise<Known>): void => {
    entries.set(key, { loadedAt: monotonic(), known, refreshing: false })
    known.catch(() => entries.delete(key))
  }
  /** Thousands of people are read anew only when one of them has changed. */
  const refresh = async (entry: Entry, key: string, brandId: string, role: string): Promise<void> => {
    const { version } = await entry.known
    if ((await versionOf(db, brandId, role)) === version) entry.loadedAt = monotonic()
    else remember(key, Promise.resolve(await loadKnown(db, brandId, role)))
  }
  const aMoment = { db, freshFor, monotonic }
  const burdens = handsOf(aMoment)
  return {
    reach: forAMoment(aMoment, loadReach),
    seats: forAMoment(aMoment, loadSeats),
    burdens: burdens.get,
    noteAsked: burdens.noteAsked,
    async get(trx, brandId, role) {
      if (freshFor === 0) return await loadDirectory(trx, brandId, role)
      const key = `${brandId} ${role}`
      const entry = entries.get(key)
      if (!entry) {
        const known = loadKnown(trx, brandId, role)
        remember(key, known)
        return (await known).directory
      }
      if (!entry.refreshing && monotonic() - entry.loadedAt > freshFor) {
        entry.refreshing = true
        refresh(entry, key, brandId, role)
          .catch(() => undefined)
          .finally(() => (entry.refreshing = false))
      }
      return (await entry.known).directory
    },
  }
}

/** Of everything in a person that a directory tells, presence left out: each heartbeat changes that. */
async function versionOf(db: Kysely<DB>, brandId: string, role: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select concat_ws(' ', count(*), sum(hash_record_extended((p.id, p.slug, p.name, p.email, p.kind, p.time_zone, p.languages, p.skills,
        p.channel_kinds, p.hours, p.capacity, p.guards, p.notify, p.slack_user_id, p.pushes, p.rating_mean, p.rating_count,
        f.presence_ms, f.work), 0)),
      (select sum(hash_record_extended(a, 0)) from (${admittedRows(brandId, null, null)}) a)) as version
    from membership m join person p on p.id = m.person_id left join fairness f on f.person_id = p.id
    where m.brand_id = ${brandId} and m.role = ${role} and p.removed_at is null
  `.execute(db)
  return rows[0]!.version
}

/** The version is read first: what changes in between is read again the next time. */
async function loadKnown(db: Kysely<DB>, brandId: string, role: string): Promise<Known> {
  const version = await versionOf(db, brandId, role)
  return { version, directory: await loadDirectory(db, brandId, role) }
}

async function loadDirectory(db: Kysely<DB>, brandId: string, role: string): Promise<PeopleDirectory> {
  const { rows } = await sql<PersonRow & { presence_ms: number | null; work: number | null }>`
    select p.*, f.presence_ms, f.work
    from membership m join person p on p.id = m.person_id left join fairness f on f.person_id = p.id
    where m.brand_id = ${brandId} and m.role = ${role} and p.removed_at is null
  `.execute(db)
  const admissions = await readAdmitted(db, brandId, null, null)
  const people = rows.map((row) => ({
    person: { ...personOf(row), presentUntil: null, awayUntil: null },
    admission: admissions.get(row.id as PersonId) ?? null,
    standing: { ...freshStanding, presence: row.presence_ms ?? 0, work: row.work ?? 0 },
    onShift: false,
    standby: false,
  }))
  const freelancers = people.filter(({ person }) => person.kind === 'freelance')
  const totals = totalsOf(freelancers.map(({ person, standing }) => ({ ...standing, rating: person.rating })))
  return { people: inOrder(people, totals, null, 0), totals }
}

async function loadReach(db: Kysely<DB>, now: Instant): Promise<ReadonlyMap<PersonId, Reach>> {
  const at = sql`${formatInstant(now)}::timestamptz`
  const { rows } = await sql<{ id: PersonId; present_until: number | null; away_until: number | null }>`
    select id, (extract(epoch from present_until) * 1000)::bigint as present_until,
      (extract(epoch from away_until) * 1000)::bigint as away_until
    from person where present_until > ${at} or away_until > ${at}
  `.execute(db)
  return new Map(rows.map((row) => [row.id, { presentUntil: row.present_until, awayUntil: row.away_until }]))
}
