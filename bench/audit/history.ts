import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { vault } from '../../src/db/vault/vault.ts'
import { leadingBrandsTargets } from '../../src/domain/helpdesk/audit-rules.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { openHelpdesks } from '../../src/helpdesk/open-helpdesks.ts'
import { beginAudit } from '../../src/workflows/helpdesk/begin-audit.ts'
import { runAudit } from '../../src/workflows/helpdesk/run-audit.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import type { Row } from '../timers/row.ts'
import { serverCpuSeconds } from '../processor-time.ts'
import type { Asked, Said } from './talk.ts'

/** A minute of the fake's is a second of ours. */
const SPEED = 60

/**
 * An audit of so many tickets from a Zendesk in another process, at its documented ten exports a minute. Told are what this process burnt,
 * what passed while it did not wait for a limit (the database and the fake with it), and what the limits alone would take on a real clock.
 */
export async function measureHistory(house: IngestHouse, tickets: number): Promise<Row> {
  const child = fork(path.join(import.meta.dirname, 'zendesk-process.ts'), { execArgv: ['--import', 'tsx'] })
  try {
    const startedAt = Date.now()
    const asked: Asked = { tickets, startedAt, speed: SPEED }
    child.send(asked)
    const [{ url }] = (await once(child, 'message')) as [Said]
    const now = () => startedAt + (Date.now() - startedAt) * SPEED
    const deps = {
      ...house.deps,
      helpdesks: openHelpdesks({ trusted: new Set([new URL(url).origin]) }, now),
      vault: vault(Buffer.alloc(32, 3), null),
    }
    const { brandId } = house.channel
    const { id } = await beginAudit(deps, {
      brandId,
      personId: null,
      helpdesk: 'zendesk',
      settings: { url, user: 'director@shop.example' },
      token: 'zendesk-token',
      rules: { targetSeconds: leadingBrandsTargets, timeZone: 'Europe/Berlin' },
      since: startedAt - 90 * DAY,
    })
    const cpu = process.cpuUsage()
    const served = await serverCpuSeconds(house.database.pool)
    const begin = performance.now()
    let waited = 0
    for (;;) {
      const jobAt = await house.deps.store.transaction((tx) => Promise.resolve(tx.now))
      await runAudit(deps, brandId, id)
      const audit = (await house.deps.store.transaction((tx) => tx.helpdeskAudits.find(brandId, id)))!
      if (audit.state === 'waiting' && audit.waitingUntil !== null) {
        const pause = Math.max(0, audit.waitingUntil - jobAt) / SPEED
        waited += pause
        await sleep(pause)
      } else if (audit.state === 'done') {
        const { user, system } = process.cpuUsage(cpu)
        const busy = performance.now() - begin - waited
        const exports =
          Math.ceil(tickets / 1_000) + Math.ceil((4 * tickets) / 1_000) + Math.ceil((2 * tickets) / 1_000)
        return {
          workload: 'history',
          engine: 'sundial',
          messages: audit.comments,
          done_ms: Math.round(busy),
          note: [
            `${audit.tickets} tickets`,
            `${((user + system) / 1e6).toFixed(1)} s of this process`,
            `${((await serverCpuSeconds(house.database.pool)) - served).toFixed(1)} s of PostgreSQL`,
            `${(busy / 1_000).toFixed(1)} s without waiting`,
            `${(waited / 1_000).toFixed(1)} s waited at ${SPEED} times the speed`,
            `${Math.round(exports / 10)} min by the limits alone`,
            `${audit.report!.figures.neglected} neglected`,
          ].join(', '),
        }
      } else if (audit.state === 'stopped') throw new Error(audit.problem ?? 'stopped')
    }
  } finally {
    child.kill()
  }
}
