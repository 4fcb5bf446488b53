import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { packageRoot } from '../../src/start/package-root.ts'
import { startHttpNode, type HttpNode } from '../ingest/http-node.ts'
import { signInAs } from '../expert-phone/sign-in-as.ts'
import { commitsPerSecond } from '../timers/commit-rate.ts'
import { startBenchServer, type BenchServer } from '../timers/database.ts'
import { fill } from '../timers/million/fill.ts'
import { rounded, type Row } from '../timers/row.ts'
import { tableOf } from '../timers/table.ts'
import { listen, type Told } from './listener.ts'

const BOARDS = 200
const OTHERS = 100_000
const TARGET = 30_000
/** From writing to the due time: long enough that the line to the node is not what is measured. */
const AHEAD = 1_500
const APART = 100

/**
 * How long after its due time do 200 open boards on one node know of a breach? The node runs in a process of its own beside 100,000 other clocks;
 * 199 boards are read as streams, one is the real page in Chromium. Needs `npm run build` and Chromium.
 */
export async function run({
  short,
  json,
}: {
  readonly short: boolean
  readonly json: boolean
}): Promise<void> {
  if (!existsSync(path.join(packageRoot(), 'dist/console/index.html')))
    throw new Error('the console is not built: run "npm run build" first')
  const server = await startBenchServer()
  try {
    const probe = await server.database()
    const commits = await commitsPerSecond(probe.pool, 3)
    await probe.drop()
    const rows = await measure(server, short ? 40 : 200)
    const result = {
      bench: 'open-boards',
      machine: await server.facts(),
      commits_per_second: commits,
      rows,
    }
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : tableOf(result))
  } finally {
    await server.stop()
  }
}

async function measure(server: BenchServer, chats: number): Promise<readonly Row[]> {
  const database = await server.database()
  await fill(database.pool, OTHERS)
  const node = await startHttpNode(database.url)
  const boards = await Promise.all(Array.from({ length: BOARDS - 1 }, () => listen(node.url, node.token)))
  const { page, close } = await signInAs(node.url, database, 'elena', { width: 1440, height: 900 })
  try {
    await page.goto(`${node.url}/board`)
    await page.locator('h1').first().waitFor()
    await page.evaluate(WATCH)
    const due = await letFallDue(node, chats)
    await sleep(AHEAD + 5_000)
    const shown = new Map(Object.entries(await page.evaluate<Record<string, number>>('window.lateAt')))
    const inSight = new Map([...due].filter(([id]) => shown.has(id)))
    return [
      rowOf(
        'stream',
        boards.map(({ told }) => told),
        due,
      ),
      // The page keeps only the rows that are in sight: those that it painted are measured.
      rowOf('page', [shown], inSight),
    ]
  } finally {
    for (const board of boards) board.close()
    await close()
    node.stop()
    await sleep(500)
    await database.drop()
  }
}

/** Run in the page: notes when a row is painted as neglected. */
const WATCH = `(() => {
  window.lateAt = {}
  const look = () => {
    for (const link of document.querySelectorAll('a[href^="/conversations/"]')) {
      const id = link.getAttribute('href').split('/').at(-1)
      if (id in window.lateAt || !link.parentElement.matches('[data-urgency=neglected]')) continue
      window.lateAt[id] = Date.now()
    }
    requestAnimationFrame(look)
  }
  look()
})()`

/** Chats of half a minute ago, one after the other; when each is used up. */
async function letFallDue(node: HttpNode, chats: number): Promise<ReadonlyMap<string, number>> {
  const due = new Map<string, number>()
  for (let number = 0; number < chats; number += 1) {
    const occurredAt = Date.now() + AHEAD - TARGET
    const response = await fetch(`${node.url}/api/v1/channels/demo-chat/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${node.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        external_id: `board-${number}`,
        thread_key: `board-${number}`,
        author: { kind: 'customer', address: `customer-${number}@bench.example` },
        occurred_at: new Date(occurredAt).toISOString(),
        text: 'Hello?',
      }),
    })
    const { conversation_id: id } = (await response.json()) as { conversation_id: string }
    due.set(id, occurredAt + TARGET)
    await sleep(APART)
  }
  return due
}

function rowOf(engine: string, boards: readonly Told[], due: ReadonlyMap<string, number>): Row {
  const late = boards
    .flatMap((told) => [...due].flatMap(([id, at]) => (told.has(id) ? [told.get(id)! - at] : [])))
    .toSorted((a, b) => a - b)
  return {
    workload: `breach-on-${boards.length}-boards`,
    engine,
    open: OTHERS,
    fires: late.length,
    p50_ms: rounded(late[Math.floor(late.length * 0.5)]),
    p99_ms: rounded(late[Math.floor(late.length * 0.99)]),
    max_ms: rounded(late.at(-1)),
    lost: due.size * boards.length - late.length,
  }
}
