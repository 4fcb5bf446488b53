import { ImapFlow } from 'imapflow'
import { mkdirSync, writeFileSync, chownSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { imapAdapter } from '../../src/channels/email/imap/imap-adapter.ts'
import { mailboxSettings } from '../../src/channels/email/imap/mailbox-settings.ts'
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
      short ? { mails: 5_000, single: 20 } : { mails: 50_000, single: 100 },
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
  const settings = mailboxSettings.parse({
    host: '127.0.0.1',
    port: dovecot.imapPort,
    secure: false,
    user: 'support',
  })
  const channel = { ...house.channel, adapter: 'imap', settings }
  const nobody = {
    externalIdFor: (_: unknown, id: string) => id,
    deliver: () => Promise.resolve({ accepted: 'later' as const }),
  }
  const line = {
    channel,
    settings,
    secret: () => 'test',
    now: () => Promise.resolve(Date.now()),
    log: silent,
    fetch,
    mustBeOutside: () => Promise.resolve(),
  }
  // The position of somebody who read nothing yet, though the mailbox was connected before.
  const positions = channelPositions(house.db)
  const uidValidity = await uidValidityOf(dovecot)
  await positions.save(channel.id, 'INBOX', { uidValidity, lastUid: 0 })

  const stored = new Map<string, number>()
  const memory: number[] = []
  const began = performance.now()
  const door = runDoor({
    channel,
    door: imapAdapter(nobody).open(line),
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
    const quarter = memory.slice(0, Math.ceil(memory.length / 4))
    const rest = memory.slice(Math.ceil(memory.length / 4))
    const growth = Math.max(...rest) - Math.max(...quarter)
    const catchUp: Row = {
      workload: `catch-up-${mails / 1_000}k`,
      engine: 'sundial',
      open: mails,
      done_ms: rounded(took),
      per_second: Math.round((mails / took) * 1_000),
      note: `${Math.round(growth / 1_048_576)} MiB more than at a quarter`,
    }
    return [catchUp, await oneByOne(dovecot, stored, single)]
  } finally {
    await door.stop()
  }
}

/** From the moment at which another session sees the server's EXISTS to the moment at which ours has stored the mail. */
async function oneByOne(dovecot: Dovecot, stored: ReadonlyMap<string, number>, count: number): Promise<Row> {
  const options = { host: '127.0.0.1', port: dovecot.imapPort, secure: false, logger: false } as const
  const auth = { user: 'support', pass: 'test' }
  const [writer, witness] = [new ImapFlow({ ...options, auth }), new ImapFlow({ ...options, auth })]
  await Promise.all([writer.connect(), witness.connect()])
  await witness.mailboxOpen('INBOX')
  const seen = { at: 0 }
  witness.on('exists', () => (seen.at = performance.now()))
  void witness.idle()
  const waits: number[] = []
  for (let index = 0; index < count; index += 1) {
    seen.at = 0
    const id = `<single-${index}@customers.example>`
    await writer.append('INBOX', letter(id, index))
    while (!stored.has(id) || seen.at === 0) await sleep(1)
    waits.push(Math.max(0, stored.get(id)! - seen.at))
  }
  await Promise.all([writer.logout(), witness.logout()])
  waits.sort((a, b) => a - b)
  return {
    workload: 'exists-to-stored',
    engine: 'sundial',
    open: count,
    p50_ms: rounded(waits[Math.floor(count * 0.5)]),
    p99_ms: rounded(waits[Math.floor(count * 0.99)]),
    max_ms: rounded(waits.at(-1)),
  }
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
