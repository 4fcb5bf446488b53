import { sql, type Kysely, type Transaction } from 'kysely'
import { freshStanding } from '../../domain/dispatch/candidate.ts'
import { totalsOf } from '../../domain/dispatch/fairness.ts'
import type { PeopleDirectory } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'
import { personOf, type PersonRow } from './person-row.ts'

/** Remembers who serves a brand: thousands of rows that hardly change, and that every search for an answerer looks at. */
export interface Directory {
  get(trx: Transaction<DB>, brandId: string, role: string): Promise<PeopleDirectory>
}

interface Entry {
  readonly loadedAt: number
  readonly people: Promise<PeopleDirectory>
  refreshing: boolean
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
  const remember = (key: string, people: Promise<PeopleDirectory>): void => {
    entries.set(key, { loadedAt: monotonic(), people, refreshing: false })
    people.catch(() => entries.delete(key))
  }
  return {
    get(trx, brandId, role) {
      if (freshFor === 0) return loadKnown(trx, brandId, role)
      const key = `${brandId} ${role}`
      const entry = entries.get(key)
      if (!entry) {
        const people = loadKnown(trx, brandId, role)
        remember(key, people)
        return people
      }
      if (!entry.refreshing && monotonic() - entry.loadedAt > freshFor) {
        entry.refreshing = true
        const people = loadKnown(db, brandId, role)
        people.then(
          () => remember(key, people),
          () => (entry.refreshing = false),
        )
      }
      return entry.people
    },
  }
}

async function loadKnown(db: Kysely<DB>, brandId: string, role: string): Promise<PeopleDirectory> {
  const { rows } = await sql<PersonRow & { presence_ms: number | null; work: number | null }>`
    select p.*, f.presence_ms, f.work
    from membership m join person p on p.id = m.person_id left join fairness f on f.person_id = p.id
    where m.brand_id = ${brandId} and m.role = ${role} and p.removed_at is null
  `.execute(db)
  const people = rows.map((row) => ({
    person: { ...personOf(row), presentUntil: null, awayUntil: null },
    standing: { ...freshStanding, presence: row.presence_ms ?? 0, work: row.work ?? 0 },
  }))
  const freelancers = people.filter(({ person }) => person.kind === 'freelance')
  const totals = totalsOf(freelancers.map(({ person, standing }) => ({ ...standing, rating: person.rating })))
  return { people, totals }
}
