import { readBrands } from '../../../db/read/brands.ts'
import { readSessionPerson } from '../../../db/read/session.ts'
import { ok, type Answer } from '../../answer.ts'
import type { HttpDeps } from '../../deps.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { route } from '../../route.ts'
import type { Viewer } from '../../viewer.ts'
import { presentSession } from './present.ts'
import { session } from './schema.ts'

const EVERY_BRAND = 10_000

export const readSession = route({
  operation: 'session.read',
  method: 'get',
  path: '/session',
  summary: 'Who am I, and what may I do where?',
  answers: { 200: { is: 'You.', schema: session } },
  handle: async (deps, { viewer, now, header }) =>
    ok(await sessionOf(deps, viewer!, now, header('accept-language'))),
})

export async function sessionOf(
  { db }: Pick<HttpDeps, 'db'>,
  viewer: Viewer,
  now: number,
  acceptLanguage: string | undefined,
): Promise<Answer['body']> {
  const person = viewer.kind === 'person' ? await readSessionPerson(db, viewer.personId) : null
  const brands = await readBrands(
    db,
    viewer.memberships.map(({ brandId }) => brandId),
    null,
    EVERY_BRAND,
  )
  return presentSession(viewer, person, brands, pickLanguage(person?.languages ?? [], acceptLanguage), now)
}
