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

export const policyOrder = z
  .object({
    brand: z.string().max(64).optional(),
    /** The first that matches wins; all of the brand's, drafts too. */
    policy_ids: z.array(id).min(1).max(1_000),
  })
  .meta({ id: 'PolicyOrder' })

export const policyToCheck = z.object({
  brand: z.string().max(64).optional(),
  definition: policyDefinition,
  position: z.int().min(0).max(10_000).optional().meta({ description: 'Last, unless given.' }),
})

export const checkedPolicy = z
  .object({
    /** An earlier policy that matches whatever this one matches: it would never come to its turn. */
    shadowed_by: z.object({ id, slug: z.string() }).nullable(),
  })
  .meta({ id: 'CheckedPolicy' })
