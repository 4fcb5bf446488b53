import type { BrandRow } from '../../../db/read/brands.ts'
import type { SessionPersonRow } from '../../../db/read/session.ts'
import type { Session } from '../../api-types.ts'
import { instantOrNull } from '../../present-instant.ts'
import type { Viewer } from '../../viewer.ts'

export function presentSession(
  viewer: Viewer,
  person: SessionPersonRow | null,
  brands: readonly BrandRow[],
  language: string,
  now: number,
): Session {
  return {
    person: person && {
      id: person.id,
      slug: person.slug,
      name: person.name,
      email: person.email,
      kind: person.kind,
      time_zone: person.time_zone,
      has_password: person.has_password,
      present_until: instantOrNull(person.present_until),
      away_until: instantOrNull(person.away_until),
    },
    second_factor_owed: viewer.kind === 'person' && viewer.owesSecondFactor,
    brands: brands.map((brand) => ({
      id: brand.id,
      slug: brand.slug,
      name: brand.name,
      time_zone: brand.time_zone,
      roles: [...(viewer.memberships.find(({ brandId }) => brandId === brand.id)?.roles ?? [])],
      outbound_stopped_at: instantOrNull(brand.outbound_stopped_at),
    })),
    language,
    now: new Date(now).toISOString(),
  }
}
