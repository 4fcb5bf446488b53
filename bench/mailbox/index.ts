import { ImapFlow } from 'imapflow'
import { mkdirSync, writeFileSync, chownSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { Agent } from 'undici'
import { v7 } from 'uuid'
import { imapAdapter } from '../../src/channels/email/imap/imap-adapter.ts'
import { mailboxSettings } from '../../src/channels/email/imap/mailbox-settings.ts'
import type { MailServer } from '../../src/network/guarded-host.ts'
import { runDoor } from '../../src/channels/port/run-door.ts'
import { takeArrivals } from '../../src/channels/port/take-arrivals.ts'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { channelPositions } from '../../src/db/channel-positions.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { createStore } from '../../src/db/store.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { batchMessages } from '../../src/workflows/messages/batch-messages.ts'
import { recordMessages, type RecordMessages } from '../../src/workflows/messages/record-messages.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import { startDovecot, type Dovecot } from '../../test/mail-servers/support/dovecot.ts'
import { startProxy, type Overheard } from '../../test/mail-servers/support/proxy.ts'
import { commitsPerSecond } from '../timers/commit-rate.ts'
import { startBenchServer, type BenchDatabase } from '../timers/database.ts'
import { rounded, type Row } from '../timers/row.ts'
import { tableOf } from '../timers/table.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A real IMAP server: how fast a full mailbox catches up and in how much memory, and how long one new mail takes from the server's EXISTS to stored. */
export async function run({
  short,
  json,
}: {
  readonly short: boolean
  readonly json: boolean
}): Promise<void> {
  const server = await startBenchServer()
  const dovecot = await startDovecot()
  try {
    const database = await server.database()
    const commits = await commitsPerSecond(database.pool, 3)
    const rows = await measure(
      database,
      dovecot,
      short ? { mails: 5_000, single: 100 } : { mails: 50_000, single: 200 },
    )
    await database.drop()
    const result = { bench: 'mailbox', machine: await server.facts(), commits_per_second: commits, rows }
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : tableOf(result))
  } finally {
    await dovecot.stop()
    await server.stop()
  }
}

async function measure(
  database: BenchDatabase,
  dovecot: Dovecot,
  { mails, single }: { readonly mails: number; readonly single: number },
): Promise<readonly Row[]> {
  fill(dovecot, mails)
  const house = await openHouse(database)
  const line = wire()
  const proxy = await startProxy(dovecot.imapPort, line.overheard)
  const settings = mailboxSettings.parse({
    host: '127.0.0.1',
    port: proxy.port,
    secure: false,
    user: 'support',
  })
  const channel = { ...house.channel, adapter: 'imap', settings }
  const nobody = {
    externalIdFor: (_: unknown, id: string) => id,
    deliver: () => Promise.resolve({ accepted: 'later' as const }),
  }
  const open = {
    channel,
    settings,
    secret: () => 'test',
    now: () => Promise.resolve(Date.now()),
    log: silent,
    fetch,
    mustBeOutside: () => Promise.resolve(),
    hostOf: ({ host }: MailServer) => Promise.resolve(host),
    dispatcher: () => new Agent(),
  }
  // The position of somebody who read nothing yet, though the mailbox was connected before.
  const positions = channelPositions(house.db)
  const uidValidity = await uidValidityOf(dovecot)
  await positions.save(channel.id, 'INBOX', { uidValidity, lastUid: 0 })

  const stored = new Map<string, number>()
  const memory: number[] = []
  const processor = process.cpuUsage()
  const began = performance.now()
  const door = runDoor({
    channel,
    door: imapAdapter(nobody).open(open),
    positions,
    async take(arrivals) {
      await takeArrivals(house.deps, channel, arrivals)
      for (const arrival of arrivals)
        if (arrival.type === 'mail')
          stored.set(
            /^Message-ID: (\S+)/m.exec(Buffer.from(arrival.raw).toString('latin1'))![1]!,
            performance.now(),
          )
      memory.push(process.memoryUsage().rss)
    },
    onHealth: () => undefined,
    log: silent,
  })
  try {
    while (stored.size < mails) await sleep(20)
    const took = performance.now() - began
    const { user, system } = process.cpuUsage(processor)
    const quarter = Math.max(...memory.slice(0, Math.ceil(memory.length / 4)))
    const catchUp: Row = {
      workload: `catch-up-${mails / 1_000}k`,
      engine: 'sundial',
      open: mails,
      done_ms: rounded(took),
      per_second: Math.round((mails / took) * 1_000),
      note: `${mebibytes(quarter)} MiB at most in the first quarter, ${mebibytes(memory.at(-1)!)} at the end, ${mebibytes(Math.max(...memory))} at most; ${((user + system) / 1_000 / mails).toFixed(2)} ms of the processor a mail`,
    }
    await line.listening()
    return [catchUp, ...(await oneByOne(dovecot, stored, line, single))]
  } finally {
    await door.stop()
    await proxy.close()
  }
}

/** From the server's EXISTS line on our own connection to the moment at which the mail is stored, and where that time went. */
async function oneByOne(
  dovecot: Dovecot,
  stored: ReadonlyMap<string, number>,
  line: Wire,
  count: number,
): Promise<readonly Row[]> {
  const auth = { user: 'support', pass: 'test' }
  const writer = new ImapFlow({
    host: '127.0.0.1',
    port: dovecot.imapPort,
    secure: false,
    auth,
    logger: false,
  })
  await writer.connect()
  const waits: Record<'whole' | 'ask' | 'answer' | 'store', number[]> = {
    whole: [],
    ask: [],
    answer: [],
    store: [],
  }
  const processor = process.cpuUsage()
  for (let index = 0; index < count; index += 1) {
    line.forget()
    const id = `<single-${index}@customers.example>`
    await writer.append('INBOX', letter(id, index))
    while (!stored.has(id)) await sleep(10)
    const { exists, fetch, fetched } = line.seen()
    waits.whole.push(stored.get(id)! - exists)
    waits.ask.push(fetch - exists)
    waits.answer.push(fetched - fetch)
    waits.store.push(stored.get(id)! - fetched)
  }
  await writer.logout()
  const { user, system } = process.cpuUsage(processor)
  const row = (workload: string, lengths: number[]): Row => {
    lengths.sort((a, b) => a - b)
    return {
      workload,
      engine: 'sundial',
      open: count,
      p50_ms: rounded(lengths[Math.floor(count * 0.5)]),
      p99_ms: rounded(lengths[Math.floor(count * 0.99)]),
      max_ms: rounded(lengths.at(-1)),
    }
  }
  return [
    {
      ...row('exists-to-stored', waits.whole),
      note: `${((user + system) / 1_000 / count).toFixed(1)} ms of the processor a mail`,
    },
    row('. EXISTS to FETCH', waits.ask),
    row('. FETCH to its answer', waits.answer),
    row('. answer to stored', waits.store),
  ]
}

/** What passed between our door and the server, and when. Milliseconds of `performance.now()`. */
interface Wire {
  readonly overheard: Overheard
  forget(): void
  /** Resolves once nothing is read any more and the door waits for news. */
  listening(): Promise<void>
  seen(): { readonly exists: number; readonly fetch: number; readonly fetched: number }
}

/** The folder that is written to is the only one whose lines bring news. */
function wire(): Wire {
  let [exists, fetch, fetched] = [0, 0, 0]
  let idling = false
  return {
    overheard(from, bytes) {
      const text = bytes.toString('latin1')
      const now = performance.now()
      if (from === 'client') idling = false
      else if (/^\+ idling/m.test(text)) idling = true
      if (from === 'server' && exists === 0 && /^\* \d+ EXISTS/m.test(text)) exists = now
      else if (from === 'client' && exists > 0 && fetch === 0 && /UID FETCH/.test(text)) fetch = now
      else if (from === 'server' && fetch > 0 && fetched === 0 && /^\* \d+ FETCH/m.test(text)) fetched = now
    },
    forget() {
      ;[exists, fetch, fetched] = [0, 0, 0]
    },
    async listening() {
      while (!idling) await sleep(20)
    },
    seen: () => ({ exists, fetch, fetched }),
  }
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1_048_576)
}

function letter(id: string, index: number): string {
  return [
    `From: Customer ${index} <customer-${index}@customers.example>`,
    'To: support@test.local',
    `Subject: Parcel ${index}`,
    `Message-ID: ${id}`,
    '',
    `Where is parcel ${index}? It was due on Monday.`.repeat(10),
    '',
  ].join('\r\n')
}

/** Straight into the maildir: how fast the server takes mail is not the question. */
function fill({ mailDirectory, owner }: Dovecot, mails: number): void {
  const box = path.join(mailDirectory, 'support')
  for (const folder of ['', 'cur', 'new', 'tmp']) {
    mkdirSync(path.join(box, folder), { recursive: true })
    if (process.getuid?.() === 0) chownSync(path.join(box, folder), owner, owner)
  }
  for (let index = 0; index < mails; index += 1) {
    const file = path.join(box, 'cur', `${1_700_000_000 + index}.M${index}.bench:2,`)
    writeFileSync(file, letter(`<mail-${index}@customers.example>`, index), { mode: 0o644 })
  }
}

async function uidValidityOf(dovecot: Dovecot): Promise<string> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: dovecot.imapPort,
    secure: false,
    auth: { user: 'support', pass: 'test' },
    logger: false,
  })
  await client.connect()
  const { uidValidity } = await client.mailboxOpen('INBOX')
  await client.logout()
  return String(uidValidity)
}

async function openHouse({ pool }: BenchDatabase) {
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const deps = { store: createStore(db), newId: () => v7(), wakeTimers: () => undefined }
  await importBrand(deps, demoBrand(), 'console')
  const channel = (await deps.store.transaction((tx) => tx.setup.channel('demo-email'))) as Channel
  const record = batchMessages((command: RecordMessages) => recordMessages(deps, command))
  return { db, channel, deps: { ...deps, record, replyTokenKey: Buffer.alloc(32, 1) } }
}
