import type { BrandRow } from '../../../db/read/brands.ts'
import type { Brand } from '../../api-types.ts'
import type { Scope } from '../../authorise.ts'
import { instantOrNull } from '../../present-instant.ts'

export function presentBrand(row: BrandRow, scope: Scope): Brand {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    time_zone: row.time_zone,
    outbound_stopped_at: instantOrNull(row.outbound_stopped_at),
    second_factor_for: [...row.second_factor_for],
    roles: [...(scope.brands.find(({ id }) => id === row.id)?.roles ?? [])],
  }
}
