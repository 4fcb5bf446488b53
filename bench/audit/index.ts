import { openIngestHouse } from '../ingest/ingest-house.ts'
import { startBenchServer } from '../timers/database.ts'
import type { Row } from '../timers/row.ts'
import { commitsPerSecond } from '../timers/commit-rate.ts'
import { tableOf } from '../timers/table.ts'
import { measureHistory } from './history.ts'
import { measureStaffReplies } from './staff-reply.ts'
import { measureWebhooks } from './webhook.ts'

/** What an audit of a helpdesk costs beside its limits, how soon a webhook's clock runs, and how soon a colleague's answer withdraws offers; on a durable PostgreSQL. */
export async function run({
  short,
  json,
  only,
}: {
  readonly short: boolean
  readonly json: boolean
  readonly only?: string | undefined
}): Promise<void> {
  const server = await startBenchServer()
  try {
    const first = await server.database()
    const commits = await commitsPerSecond(first.pool, 3)
    await first.drop()
    const rows: Row[] = []
    const house = async (
      workload: string,
      measure: (house: Awaited<ReturnType<typeof openIngestHouse>>) => Promise<Row>,
    ) => {
      if (only !== undefined && only !== workload) return
      const opened = await openIngestHouse(server)
      try {
        const row = await measure(opened)
        rows.push(row)
        process.stderr.write(`${JSON.stringify(row)}\n`)
      } finally {
        await opened.close()
      }
    }
    await house('history', (opened) => measureHistory(opened, short ? 10_000 : 100_000))
    await house('webhook', (opened) => measureWebhooks(opened, short ? 500 : 3_000))
    await house('staff-reply', (opened) => measureStaffReplies(opened, short ? 200 : 1_000))
    const result = { bench: 'audit', machine: await server.facts(), commits_per_second: commits, rows }
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : tableOf(result))
  } finally {
    await server.stop()
  }
}
