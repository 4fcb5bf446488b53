import type { Kysely } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Role } from '../../workflows/ports/people-store.ts'
import type { PersonRow } from '../read/people.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

interface Columns {
  readonly name: string
  readonly email: string
  readonly kind: 'staff' | 'freelance'
  readonly time_zone: string
  readonly languages: string[]
  readonly skills: string[]
  readonly slack_user_id: string | null
  readonly channel_kinds: ChannelKind[]
  readonly sleep: { readonly from_minute: number; readonly to_minute: number }
  readonly capacity: Readonly<Partial<Record<ChannelKind, number>>>
}

export type PersonChange = { readonly [Column in keyof Columns]?: Columns[Column] | undefined }

export type NewPerson = PersonChange &
  Pick<Columns, 'name' | 'email' | 'kind' | 'time_zone'> & { readonly id: string; readonly slug: string }

export async function addPerson(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  role: Role,
  person: NewPerson,
): Promise<void> {
  const { id, slug, name, email, kind, time_zone, ...rest } = person
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('person')
      .values({ id, slug, name, email, kind, time_zone, ...columnsOf(rest, {}) })
      .execute()
    await trx.insertInto('membership').values({ brand_id: brandId, person_id: id, role }).execute()
    await audit(trx, by, { brandId, action: 'person.create', subject: id, after: { ...person, role } })
  })
}

export async function changePerson(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  before: PersonRow,
  change: PersonChange,
): Promise<void> {
  const columns = columnsOf(change, before.hours)
  if (Object.keys(columns).length === 0) return
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('person').set(columns).where('id', '=', before.id).execute()
    await audit(trx, by, { brandId, action: 'person.change', subject: before.id, before, after: change })
  })
}

/** What they are in one brand from now on. Sessions stay: rights are looked up with every request. */
export async function setRoles(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  personId: string,
  before: readonly Role[],
  after: readonly Role[],
): Promise<void> {
  const added = after.filter((role) => !before.includes(role))
  const taken = before.filter((role) => !after.includes(role))
  if (added.length === 0 && taken.length === 0) return
  await db.transaction().execute(async (trx) => {
    if (taken.length > 0)
      await trx
        .deleteFrom('membership')
        .where('brand_id', '=', brandId)
        .where('person_id', '=', personId)
        .where('role', 'in', taken)
        .execute()
    if (added.length > 0)
      await trx
        .insertInto('membership')
        .values(added.map((role) => ({ brand_id: brandId, person_id: personId, role })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await audit(trx, by, {
      brandId,
      action: 'person.roles',
      subject: personId,
      before: { roles: before },
      after: { roles: after },
    })
  })
}

const plain = [
  'name',
  'email',
  'kind',
  'time_zone',
  'languages',
  'skills',
  'slack_user_id',
  'channel_kinds',
] as const

/** Only what is given; sleep stands among the hours, beside what else is declared there. */
function columnsOf(change: PersonChange, hours: object) {
  const { sleep, capacity } = change
  const given = Object.fromEntries(
    plain.flatMap((column) => (change[column] === undefined ? [] : [[column, change[column]]])),
  )
  return {
    ...given,
    ...(sleep && { hours: JSON.stringify({ ...hours, sleep }) }),
    ...(capacity && { capacity: JSON.stringify(capacity) }),
  }
}
