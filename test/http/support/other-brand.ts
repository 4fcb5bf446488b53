import { addPerson } from '../../../src/db/changes/people.ts'
import type { Role } from '../../../src/workflows/ports/people-store.ts'
import type { House } from '../../support/house.ts'

/** A second brand with one channel, which nobody of the demo brand serves. */
export async function addOtherBrand(house: House): Promise<string> {
  const id = house.deps.newId()
  await house.db.insertInto('brand').values({ id, slug: 'other', name: 'Other', time_zone: 'UTC' }).execute()
  await house.db
    .insertInto('channel')
    .values({
      brand_id: id,
      id: house.deps.newId(),
      slug: 'other-posts',
      name: 'Other posts',
      kind: 'social',
      adapter: 'http',
    })
    .execute()
  return id
}

/** Somebody with exactly one role in one brand. */
export async function addPersonWith(
  house: House,
  brandId: string,
  role: Role,
  slug: string,
  kind: 'staff' | 'freelance' = 'staff',
): Promise<string> {
  const id = house.deps.newId()
  const person = { id, slug, name: slug, email: `${slug}@roles.example`, kind, time_zone: 'UTC' }
  await addPerson(house.db, { personId: null, newId: house.deps.newId }, brandId, role, person)
  return id
}
