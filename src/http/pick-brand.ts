import type { Answer } from './answer.ts'
import type { Scope, ScopedBrand } from './authorise.ts'
import { problem } from './problem.ts'

export type Narrowed =
  { readonly ok: true; readonly scope: Scope } | { readonly ok: false; readonly answer: Answer }

/** The part of the scope that a request names by `brand`, id or slug. */
export function narrowScope(scope: Scope, brand: string | undefined): Narrowed {
  if (brand === undefined) return { ok: true, scope }
  const brands = scope.brands.filter(({ id, slug }) => id === brand || slug === brand)
  if (brands.length > 0) return { ok: true, scope: { ...scope, brands } }
  const known = scope.brands.map(({ slug }) => slug)
  return {
    ok: false,
    answer: problem(
      404,
      'unknown_brand',
      `You have no brand "${brand}" in which you may do this; you have: ${known.join(', ')}.`,
      {
        known,
      },
    ),
  }
}

/** What is made belongs to one brand: the one named, or the only one there is. */
export function oneBrand(
  scope: Scope,
): { readonly ok: true; readonly brand: ScopedBrand } | { readonly ok: false; readonly answer: Answer } {
  const [brand, second] = scope.brands
  if (brand && !second) return { ok: true, brand }
  const known = scope.brands.map(({ slug }) => slug)
  return {
    ok: false,
    answer: problem(
      400,
      'brand_needed',
      `You may do this in several brands; name one by "brand": ${known.join(', ')}.`,
      {
        known,
      },
    ),
  }
}
