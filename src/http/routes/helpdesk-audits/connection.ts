import type { z } from 'zod'
import { isZone } from '../../../domain/time/zone.ts'
import { leadingBrandsTargets } from '../../../domain/helpdesk/audit-rules.ts'
import { readBrandZone } from '../../../db/read/helpdesk-audits.ts'
import type { HelpdeskAudit } from '../../../workflows/ports/helpdesk-audit-store.ts'
import type { Answer } from '../../answer.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'
import type { auditRequest, connectionRequest } from './schema.ts'

type Connection = z.output<typeof connectionRequest>

export function settingsOf({ url, user }: Connection) {
  return { url, ...(user !== undefined && { user }) }
}

/** What is wrong with where and whose, before anything is called. */
export function connectionProblem({ workflows }: HttpDeps, connection: Connection): Answer | null {
  const problems = workflows.helpdesks.problems(connection.helpdesk, settingsOf(connection))
  return problems.length === 0 ? null : invalid(problems)
}

export function invalid(problems: readonly { readonly path: string; readonly problem: string }[]): Answer {
  const errors = problems.map(({ path, problem: what }) => ({ path: `body.${path}`, problem: what }))
  return problem(400, 'invalid_request', `${errors.map((one) => `${one.path} ${one.problem}`).join('; ')}.`, {
    errors,
  })
}

type Measured = Pick<z.output<typeof auditRequest>, 'time_zone' | 'target_seconds'>

/** By what the audit measures; the brand's zone where none is said. Null for a zone that is none. */
export async function rulesOf(
  { db }: HttpDeps,
  brandId: string,
  { time_zone, target_seconds = {} }: Measured,
): Promise<HelpdeskAudit['rules'] | null> {
  const timeZone = time_zone ?? (await readBrandZone(db, brandId))
  if (!isZone(timeZone)) return null
  const given = Object.fromEntries(
    Object.entries(target_seconds).filter(([, seconds]) => seconds !== undefined),
  )
  return { timeZone, targetSeconds: { ...leadingBrandsTargets, ...given } }
}

export const unknownZone = invalid([
  { path: 'time_zone', problem: 'is no IANA time zone, such as Europe/Berlin' },
])
