import type { BrandId } from '../../domain/ids.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'
import { ComeBackLater } from '../ports/channel-adapter.ts'
import type { AuditChange, HelpdeskAudit } from '../ports/helpdesk-audit-store.ts'
import { TokenRefused, type Haul, type HelpdeskFinding, type Notes } from '../ports/helpdesk.ts'
import type { Transaction } from '../ports/store.ts'
import { auditedSoFar } from './audit-report.ts'
import type { HelpdeskDeps } from './helpdesk-deps.ts'

/** Hauls of one job: after that the queue gets its turn, and any node goes on. */
const HAULS = 10
/** How much more has to be known before a report is made anew: all of them together cost about a half more than the last. */
const WORTH_A_REPORT = 3

/**
 * Reads on from where an audit stands: each haul is stored with the place after it, so that nothing is lost or read twice when a node ends in
 * between. Where the helpdesk asks for a pause, the queue goes on after it.
 */
export async function runAudit(deps: HelpdeskDeps, brandId: BrandId, id: string): Promise<void> {
  for (let count = 0; count < HAULS; count += 1) {
    const audit = await deps.store.transaction((tx) => tx.helpdeskAudits.find(brandId, id))
    if (!audit || !goesOn(audit)) return
    const step = await takeStep(deps, audit)
    if (step !== 'more')
      return step === 'done' || step === 'paused' ? writeReport(deps, brandId, id) : undefined
  }
  await writeReport(deps, brandId, id)
  await deps.store.transaction((tx) => goOn(tx, brandId, id))
}

function goesOn({ state }: HelpdeskAudit): boolean {
  return state === 'queued' || state === 'running' || state === 'waiting'
}

function goOn(tx: Transaction, brandId: BrandId, id: string, at?: Instant): Promise<void> {
  return tx.jobs.add('audit-helpdesk', { brand_id: brandId, audit_id: id }, at)
}

type Step = 'more' | 'done' | 'paused' | 'over'

async function takeStep(deps: HelpdeskDeps, audit: HelpdeskAudit): Promise<Step> {
  const { helpdesk, settings, token, since, cursor } = audit
  if (token === null) return stop(deps, audit, 'the token is no longer kept; give it again')
  try {
    const reader = deps.helpdesks.reader(helpdesk, settings, await deps.vault.open(token))
    return await keepHaul(deps, audit, await reader.read({ since, cursor }))
  } catch (error) {
    if (error instanceof ComeBackLater) return pause(deps, audit, error.after)
    if (error instanceof TokenRefused)
      return stop(
        deps,
        audit,
        `${error.message}: the token was revoked or is wrong; give another one, and the audit goes on from here`,
      )
    throw error
  }
}

async function keepHaul(deps: HelpdeskDeps, audit: HelpdeskAudit, haul: Haul): Promise<Step> {
  const { brandId, id, round } = audit
  return deps.store.transaction(async (tx): Promise<Step> => {
    const change: AuditChange = {
      state: 'running',
      problem: null,
      waitingUntil: null,
      round: round + 1,
      progress: haul.progress,
      cursor: haul.cursor,
      notes: addNotes(audit.notes, haul.notes ?? {}),
      missing: addMissing(audit.missing, haul.missing ?? []),
      ...(haul.hours && { hours: haul.hours }),
      ...(haul.coveredUntil !== null && { coveredUntil: haul.coveredUntil }),
    }
    if (!(await tx.helpdeskAudits.change(brandId, id, round, change))) return 'over'
    await tx.helpdeskAudits.keep(brandId, id, round, haul.facts)
    if (haul.done) return 'done'
    if (haul.pause === undefined) return 'more'
    await goOn(tx, brandId, id, tx.now + haul.pause)
    return 'paused'
  })
}

async function pause(
  deps: HelpdeskDeps,
  { brandId, id, round }: HelpdeskAudit,
  length: Millis,
): Promise<Step> {
  return deps.store.transaction(async (tx): Promise<Step> => {
    const waitingUntil = tx.now + length
    if (!(await tx.helpdeskAudits.change(brandId, id, round, { state: 'waiting', waitingUntil })))
      return 'over'
    await goOn(tx, brandId, id, waitingUntil)
    return 'paused'
  })
}

async function stop(
  deps: HelpdeskDeps,
  { brandId, id, round }: HelpdeskAudit,
  problem: string,
): Promise<Step> {
  await deps.store.transaction((tx) =>
    tx.helpdeskAudits.change(brandId, id, round, {
      state: 'stopped',
      problem,
      token: null,
      waitingUntil: null,
    }),
  )
  return 'paused'
}

/** The last report ends the audit, and the token is thrown away with it. */
async function writeReport(deps: HelpdeskDeps, brandId: BrandId, id: string): Promise<void> {
  const audit = await deps.store.transaction((tx) => tx.helpdeskAudits.find(brandId, id))
  if (!audit) return
  const done = audit.progress >= 1
  if (!done && audit.comments < WORTH_A_REPORT * audit.reportedComments) return
  const audited = await auditedSoFar(deps, audit)
  await deps.store.transaction((tx) =>
    tx.helpdeskAudits.change(brandId, id, audit.round, {
      ...audited,
      reportedComments: audited.comments,
      ...(done && { state: 'done', endedAt: tx.now, token: null }),
    }),
  )
}

function addNotes(before: Notes, more: Notes): Notes {
  const sum: Record<string, number> = { ...before }
  for (const [note, count] of Object.entries(more)) sum[note] = (sum[note] ?? 0) + count
  return sum
}

function addMissing(
  before: readonly HelpdeskFinding[],
  more: readonly HelpdeskFinding[],
): readonly HelpdeskFinding[] {
  const known = new Set(before.map(({ message }) => message))
  return [...before, ...more.filter(({ message }) => !known.has(message))]
}
