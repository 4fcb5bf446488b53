import { z } from 'zod'
import { id, instant, page, pageQuery } from '../../schema.ts'
import { role } from '../session/schema.ts'

export const brand = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    time_zone: z.string(),
    /** All outbound traffic stands still since then. */
    outbound_stopped_at: instant.nullable(),
    /** What you are there. */
    roles: z.array(role),
  })
  .meta({ id: 'Brand' })

export const brands = page(brand).meta({ id: 'Brands' })

export const brandsQuery = z.object({ ...pageQuery })

export const changedBrand = z.object({ name: z.string().trim().min(1).max(200) })
