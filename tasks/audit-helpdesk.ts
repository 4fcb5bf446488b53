import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId } from '../src/domain/ids.ts'
import type { HelpdeskDeps } from '../src/workflows/helpdesk/helpdesk-deps.ts'
import { runAudit } from '../src/workflows/helpdesk/run-audit.ts'

const payload = z.object({ brand_id: z.uuid(), audit_id: z.uuid() })

/** An audit of another helpdesk reads on. */
export function auditHelpdeskTask(deps: HelpdeskDeps): Task {
  return (given) => {
    const { brand_id, audit_id } = payload.parse(given)
    return runAudit(deps, brand_id as BrandId, audit_id)
  }
}
