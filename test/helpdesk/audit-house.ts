import { vault } from '../../src/db/vault/vault.ts'
import { leadingBrandsTargets } from '../../src/domain/helpdesk/audit-rules.ts'
import type { BrandId } from '../../src/domain/ids.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { openHelpdesks } from '../../src/helpdesk/open-helpdesks.ts'
import { beginAudit } from '../../src/workflows/helpdesk/begin-audit.ts'
import type { HelpdeskDeps } from '../../src/workflows/helpdesk/helpdesk-deps.ts'
import { runAudit } from '../../src/workflows/helpdesk/run-audit.ts'
import type { HelpdeskAudit } from '../../src/workflows/ports/helpdesk-audit-store.ts'
import type { HelpdeskKind, HelpdeskSettings } from '../../src/workflows/ports/helpdesk.ts'
import { openHouse, type House } from '../support/house.ts'

export interface AuditHouse {
  readonly house: House
  readonly deps: HelpdeskDeps
  readonly brandId: BrandId
  now(): Instant
  travelTo(at: Instant): void
  /** A fake of a test lies inside our own network. */
  trust(url: string): void
  /** The same of an address that has no origin, such as a mail server's. */
  trustAs(address: string): void
  begin(
    helpdesk: HelpdeskKind,
    settings: HelpdeskSettings,
    token: string,
    since: Instant,
  ): Promise<HelpdeskAudit>
  find(id: string): Promise<HelpdeskAudit>
  /** One job of the queue. */
  step(id: string): Promise<HelpdeskAudit>
  /** As the queue does it: goes on, waits as long as it was asked to, until the audit goes on no more. */
  run(id: string): Promise<HelpdeskAudit>
  close(): Promise<void>
}

/** A house that audits helpdesks at these addresses, in a time that the test sets and waiting moves on. */
export async function auditHouse(startsAt: Instant): Promise<AuditHouse> {
  const house = await openHouse()
  const trusted = new Set<string>()
  let now = startsAt
  house.setNow(now)
  const { brandId } = await house.channel('demo-posts')
  const deps: HelpdeskDeps = {
    ...house.deps,
    helpdesks: openHelpdesks({ trusted }, () => now),
    vault: vault(Buffer.alloc(32, 3), null),
  }
  const find = async (id: string) =>
    (await house.deps.store.transaction((tx) => tx.helpdeskAudits.find(brandId, id)))!
  const travelTo = (at: Instant) => {
    now = at
    house.setNow(now)
  }
  const step = async (id: string) => {
    await runAudit(deps, brandId, id)
    return find(id)
  }
  return {
    house,
    deps,
    brandId,
    now: () => now,
    travelTo,
    trustAs: (address) => void trusted.add(address),
    trust: (url) => void trusted.add(new URL(url).origin),
    begin: (helpdesk, settings, token, since) =>
      beginAudit(deps, {
        brandId,
        personId: null,
        helpdesk,
        settings,
        token,
        since,
        rules: { targetSeconds: leadingBrandsTargets, timeZone: 'Europe/Berlin' },
      }),
    find,
    step,
    async run(id) {
      for (;;) {
        const audit = await step(id)
        if (audit.waitingUntil !== null) travelTo(Math.max(now, audit.waitingUntil))
        else if (audit.state !== 'queued' && audit.state !== 'running') return audit
      }
    },
    close: () => house.close(),
  }
}
