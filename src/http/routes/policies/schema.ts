import { z } from 'zod'
import { brandQuery, id, instant, managedBy, page, pageQuery, slug } from '../../schema.ts'

/** As written in `config/policies`: conditions and targets. Checked by the domain, all mistakes at once. */
export const policyDefinition = z.record(z.string(), z.unknown())

const policyVersion = z.object({
  version: z.int(),
  definition: policyDefinition,
  created_at: instant,
  published_at: instant.nullable(),
})

export const policy = z
  .object({
    id,
    brand_id: id,
    slug: z.string(),
    name: z.string(),
    /** The first policy that matches wins. */
    position: z.int(),
    managed_by: managedBy,
    published: policyVersion.nullable(),
    /** Newer than what is published; null when there is none. */
    draft: policyVersion.nullable(),
  })
  .meta({ id: 'Policy' })

export const policies = page(policy).meta({ id: 'Policies' })

export const policiesQuery = z.object({ ...brandQuery, ...pageQuery })

export const newPolicy = z.object({
  brand: z.string().max(64).optional(),
  slug,
  name: z.string().trim().min(1).max(200),
  definition: policyDefinition,
})

export const changedPolicy = z
  .object({
    name: z.string().trim().min(1).max(200),
    position: z.int().min(0).max(10_000),
    definition: policyDefinition,
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one of: name, position, definition')
