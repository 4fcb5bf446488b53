import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { packageRoot } from '../../src/start/package-root.ts'
import { startHttpNode } from '../ingest/http-node.ts'
import { startBenchServer, type BenchDatabase } from '../timers/database.ts'
import { rounded } from '../timers/row.ts'
import { offerTo } from './offer-to.ts'
import { signInAs } from './sign-in-as.ts'

/**
 * A middling phone on a middling line, as Lighthouse has them: 4G at 1.6 Mbit/s and 150 ms, a processor four times slower than this one.
 * Four fits a fast desktop (a benchmark index of 1,500 to 2,000); on a slower machine it imitates a phone that is slower than meant, so
 * the processor time of a load that is not held back stands beside: it compares builds whatever else the machine does.
 */
const line = { latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 }
const SLOWER = 4

/** Milliseconds from the beginning, and what was fetched. */
interface Load {
  readonly painted: number
  /** When the claim of the first tap went out. */
  readonly usable: number
  /** When the console itself answers taps. */
  readonly alive: number
  /** For how long the page answered nothing at most, from the first paint on. */
  readonly longest: number
  readonly kB: number
}

/**
 * How long until an expert's page on a phone can be used, from an empty cache: once the offer stands there and the processor has been free
 * for 50 ms its button is tapped, and it counts when the claim has gone out and was granted. Needs `npm run build` and Chromium.
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
  const database = await server.database()
  const node = await startHttpNode(database.url)
  const loads: Load[] = []
  let processorMs: number
  try {
    await offerTo(node, database, 'kofi')
    processorMs = await processorTime(node.url, database)
    for (let load = 0; load < (short ? 3 : 9); load += 1) {
      await offerTo(node, database, 'kofi')
      const phone = await signInAs(node.url, database, 'kofi', { width: 390, height: 844, touch: true })
      try {
        const wire = await phone.context.newCDPSession(phone.page)
        await wire.send('Network.enable')
        await wire.send('Network.emulateNetworkConditions', { offline: false, ...line })
        await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
        loads.push(await open(phone.page, node.url))
      } finally {
        await phone.close()
      }
    }
  } finally {
    node.stop()
    await sleep(500)
    await database.drop()
  }
  const machine = await server.facts()
  await server.stop()
  const median = (of: keyof Load) =>
    rounded(loads.map((load) => load[of]).toSorted((a, b) => a - b)[Math.floor(loads.length / 2)])
  const row = {
    workload: 'expert-page-on-a-phone',
    loads: loads.length,
    painted_ms: median('painted'),
    usable_ms: median('usable'),
    worst_ms: rounded(Math.max(...loads.map(({ usable }) => usable))),
    alive_ms: median('alive'),
    longest_block_ms: median('longest'),
    processor_ms: rounded(processorMs),
    kB: median('kB'),
  }
  if (json) process.stdout.write(`${JSON.stringify({ bench: 'expert-phone', machine, rows: [row] })}\n`)
  else console.table([row])
}

async function open(page: Page, url: string): Promise<Load> {
  await page.addInitScript(WATCH)
  await page.goto(`${url}/expert`, { waitUntil: 'commit' })
  const load = await page.evaluate<Load>('window.usable')
  await page.waitForURL(/\/expert\/conversations\//)
  return load
}

/** What a first load costs the page's own thread, line and processor left as they are; in milliseconds. */
async function processorTime(url: string, database: BenchDatabase): Promise<number> {
  const phone = await signInAs(url, database, 'kofi', { width: 390, height: 844, touch: true })
  try {
    const wire = await phone.context.newCDPSession(phone.page)
    await wire.send('Performance.enable', { timeDomain: 'threadTicks' })
    await open(phone.page, url)
    const { metrics } = await wire.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  } finally {
    await phone.close()
  }
}

/**
 * Runs in the page from its beginning, so that nobody's way to the page counts: waits until the heading and an offer stand there, then
 * until the processor is free, taps, and tells times since the beginning once the console has taken over.
 */
const WATCH = `window.usable = new Promise((done, fail) => {
  let painted = null
  let tapped = null
  let longest = 0
  let last = performance.now()
  let free = 0
  const button = () => document.querySelector('h1') && document.querySelector('[data-posts]:enabled')
  const claim = () => performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/claim'))
  const look = () => {
    const now = performance.now()
    if (painted === null && button() && performance.getEntriesByType('paint').length > 0) painted = now
    else if (painted !== null) longest = Math.max(longest, now - last)
    free = painted !== null && now - last < 50 ? free + (now - last) : 0
    last = now
    if (free >= 50 && tapped === null) {
      tapped = now
      button()?.click()
    }
    const gone = claim()
    if (now > 60_000)
      return fail(new Error('not usable after a minute: ' + JSON.stringify({ painted, tapped, text: document.body.innerText })))
    if (!gone || window.sundialTaps) return setTimeout(look, 5)
    const files = performance.getEntriesByType('resource')
    const bytes = files.reduce((sum, file) => sum + file.transferSize, performance.getEntriesByType('navigation')[0].transferSize)
    done({ painted, usable: gone.startTime, alive: now, longest, kB: bytes / 1000 })
  }
  look()
})`
