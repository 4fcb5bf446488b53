import { readBrands, type BrandRow } from '../../../db/read/brands.ts'
import type { Scope } from '../../authorise.ts'
import type { HttpDeps } from '../../deps.ts'

/** By id or slug, among the brands of the scope. */
export async function findBrand({ db }: HttpDeps, scope: Scope, idOrSlug: string): Promise<BrandRow | null> {
  const brand = scope.brands.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug)
  if (!brand) return null
  return (await readBrands(db, [brand.id], null, 1))[0] ?? null
}
