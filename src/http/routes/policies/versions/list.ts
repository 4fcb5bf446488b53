import { z } from 'zod'
import { readPolicyVersions, type PolicyVersionRow } from '../../../../db/read/policy-versions.ts'
import { list } from '../../../list.ts'
import { instantOrNull } from '../../../present-instant.ts'
import { notFound } from '../../../problem.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { findPolicy } from '../find.ts'
import { policyVersions, versionsQuery, type policyVersionDetail } from './schema.ts'

export const listPolicyVersions = route({
  operation: 'policies.versions',
  method: 'get',
  path: '/policies/:id/versions',
  summary: 'Everything that it ever promised, newest first, with the clocks that run on each version.',
  params: z.object({ id }),
  query: versionsQuery,
  answers: { 200: { is: 'A page of versions.', schema: policyVersions }, 404: { is: 'No such policy.' } },
  async handle(deps, { scope, params, query }) {
    const policy = await findPolicy(deps, scope, params.id)
    if (!policy) return notFound('policy')
    return list(
      query,
      z.tuple([z.int32()]),
      (after, limit) => readPolicyVersions(deps.db, policy.brand_id, policy.id, after?.[0] ?? null, limit),
      ({ version }) => [version],
      (row) => presentVersion(row, policy.published?.version ?? null),
    )
  },
})

function presentVersion(
  row: PolicyVersionRow,
  published: number | null,
): z.output<typeof policyVersionDetail> {
  const { version, definition, calendars, created_by, author, clocks } = row
  return {
    version,
    state: version === published ? 'published' : row.published_at ? 'superseded' : 'draft',
    definition,
    calendars,
    created_at: row.created_at.toISOString(),
    published_at: instantOrNull(row.published_at),
    created_by: created_by === null ? null : { id: created_by, name: author ?? '' },
    clocks,
  }
}
