import { z } from 'zod'
import { readPolicyVersion } from '../../../../db/read/policy-versions.ts'
import { differences } from '../../../../domain/policy/differences.ts'
import { ok } from '../../../answer.ts'
import { notFound } from '../../../problem.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { findPolicy } from '../find.ts'
import { diffQuery, policyDiff } from './schema.ts'

export const diffPolicyVersions = route({
  operation: 'policies.diff',
  method: 'get',
  path: '/policies/:id/diff',
  summary:
    'What one version promises otherwise than another; the draft against what is published, unless told otherwise.',
  params: z.object({ id }),
  query: diffQuery,
  answers: {
    200: { is: 'Every place where they differ.', schema: policyDiff },
    404: { is: 'No such policy, or no such version of it.' },
  },
  async handle({ db }, { scope, params, query }) {
    const policy = await findPolicy({ db }, scope, params.id)
    if (!policy) return notFound('policy')
    const { brand_id, published, draft } = policy
    const from = query.from ?? published?.version ?? null
    const to = query.to ?? draft?.version ?? published?.version
    const read = (version: number) => readPolicyVersion(db, brand_id, policy.id, version)
    const [before, after] = [
      from === null ? null : await read(from),
      to === undefined ? null : await read(to),
    ]
    if (!after || (from !== null && !before)) return notFound('version of this policy')
    return ok({ from, to: after.version, changes: differences(saying(before, after), saying(after, before)) })
  },
})

type Version = Awaited<ReturnType<typeof readPolicyVersion>>

/** Hours are compared where both have some: a draft gets its own when it is published. */
function saying(version: Version, beside: Version): object {
  if (!version) return {}
  const { definition, calendars } = version
  return { ...definition, ...(calendars && beside?.calendars && { calendars }) }
}
