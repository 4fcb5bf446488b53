import { z } from 'zod'
import { readBrands } from '../../../db/read/brands.ts'
import { brandIds } from '../../by.ts'
import { list } from '../../list.ts'
import { route } from '../../route.ts'
import { presentBrand } from './present.ts'
import { brands, brandsQuery } from './schema.ts'

export const listBrands = route({
  operation: 'brands.list',
  method: 'get',
  path: '/brands',
  summary: 'The brands that you serve.',
  query: brandsQuery,
  answers: { 200: { is: 'A page of brands.', schema: brands } },
  handle: ({ db }, { scope, query }) =>
    list(
      query,
      z.tuple([z.string()]),
      (after, limit) => readBrands(db, brandIds(scope), after?.[0] ?? null, limit),
      (row) => [row.slug],
      (row) => presentBrand(row, scope),
    ),
})
