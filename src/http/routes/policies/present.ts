import type { PolicyRow, PolicyVersionJson } from '../../../db/read/policies.ts'
import type { Policy } from '../../api-types.ts'

export function presentPolicy(row: PolicyRow): Policy {
  const { id, brand_id, slug, name, position, managed_by, published, draft } = row
  return {
    id,
    brand_id,
    slug,
    name,
    position,
    managed_by,
    published: published && presentVersion(published),
    draft: draft && presentVersion(draft),
  }
}

function presentVersion({
  version,
  definition,
  created_at,
  published_at,
}: PolicyVersionJson): NonNullable<Policy['draft']> {
  return {
    version,
    definition,
    created_at: new Date(created_at).toISOString(),
    published_at: published_at === null ? null : new Date(published_at).toISOString(),
  }
}
