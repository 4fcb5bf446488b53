import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import hoodiecrow from 'hoodiecrow-imap'
import { Kysely } from 'kysely'
import pg from 'pg'
import { v7 } from 'uuid'
import { demoBrand } from '../../../src/config/demo-brand.ts'
import { issueToken } from '../../../src/db/auth/tokens.ts'
import type { migrate } from '../../../src/db/migrate.ts'
import type { DB } from '../../../src/db/schema.ts'
import { dialectOn } from '../../../src/db/statements/dialect.ts'
import { createStore } from '../../../src/db/store.ts'
import { importBrand } from '../../../src/workflows/setup/import-brand.ts'
import { fakeSlack, type FakeSlack } from '../../notify/fake-slack.ts'
import { busyHelpdesk, HELPDESK_TOKEN, HELPDESK_USER, type BusyHelpdesk } from './busy-helpdesk.ts'
import { startServer, type Server } from './cluster.ts'
import { newLedger, type Ledger } from './ledger.ts'
import { openLine, type Line } from './line.ts'
import { moodyMailServer, type MoodyMailServer } from './moody-mail-server.ts'
import { moduleOf, startNode, thisRelease, type Node, type Program } from './nodes.ts'
import type { Random } from './random.ts'

const DATABASE = 'sundial'
/** Milliseconds. */
const LOOK_IS_GOOD_FOR = 300
/** Milliseconds that whoever has claimed a conversation takes for it. */
const HELD_FOR = 5_000
const EXPERTS = ['kofi', 'maricel', 'priya', 'nadia', 'camila']

export interface Waiting {
  /** Turns that are not closed. */
  readonly open: number
  /** Those who came first in each channel, and who holds them; whoever takes one out answers it alone. */
  readonly next: { readonly conversation: string; readonly holder: string | null }[]
}

/** Nodes on one PostgreSQL, and the world around them; every wire between them can be cut. */
export interface World {
  readonly directory: string
  readonly random: Random
  readonly nodes: readonly Node[]
  readonly ledger: Ledger
  readonly mail: MoodyMailServer
  readonly helpdesk: BusyHelpdesk
  readonly lines: {
    readonly database: Line
    readonly mail: Line
    readonly slack: Line
    readonly mailbox: Line
    readonly helpdesk: Line
  }
  /** Bearer tokens: a lead's, those of people who claim, and everybody's. */
  readonly lead: string
  readonly experts: ReadonlyMap<string, string>
  readonly everybody: ReadonlyMap<string, string>
  /** A new mail in the mailbox that is fetched by IMAP. */
  putIntoMailbox(messageId: string, text: string): void
  /** Everybody shares what was read last, for a moment. So many are left waiting in each channel, half of them where fewer wait. */
  whoWaits(butFor: number): Promise<Waiting>
  /** Whichever server is the primary now; null while there is none. */
  server(): Server
  replaceServer(server: Server): void
  /** A connection that no fault touches, for looking on. */
  look<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>
  pool(): pg.Pool
  end(): Promise<void>
}

export interface WorldOptions {
  readonly random: Random
  /** One node for each name. */
  readonly names: readonly string[]
  /** Whether the wire to PostgreSQL can be cut: a line of its own, which takes some of this process's time. */
  readonly breakable: boolean
  /** What its nodes run, and whose tables it has at first. */
  readonly program?: Program
}

export async function openWorld({
  random,
  names,
  breakable,
  program = thisRelease,
}: WorldOptions): Promise<World> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'sundial-chaos-'))
  let server = await startServer(path.join(directory, 'postgres-0', 'data'))
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  await admin.query(`create database ${DATABASE}`)
  await admin.end()
  const schema = (await import(moduleOf(program, 'db/migrate'))) as { readonly migrate: typeof migrate }
  await schema.migrate(server.url(DATABASE))

  const mailbox = hoodiecrow({
    storage: { INBOX: {}, '': { folders: { Sent: { 'special-use': '\\Sent' } } } },
    users: { desk: { password: 'mailbox' } },
    plugins: ['IDLE', 'SPECIAL-USE', 'UNSELECT', 'ID', 'ENABLE', 'NAMESPACE', 'UIDPLUS'],
  })
  await new Promise<void>((resolve) => mailbox.listen(0, resolve))
  const mail = await moodyMailServer()
  const slack = await fakeSlack('xoxb-chaos')
  const helpdesk = await busyHelpdesk()
  const lines = {
    database: await openLine(server.port),
    mail: await openLine(mail.port),
    slack: await openLine(Number(new URL(slack.url).port)),
    mailbox: await openLine((mailbox.server.address() as { port: number }).port),
    helpdesk: await openLine(helpdesk.port),
  }

  let pool = openLook(server)
  const tokens = await furnish(pool, lines)
  const url = new URL(server.url(DATABASE))
  if (breakable) url.port = String(lines.database.port)
  const environment = {
    DATABASE_URL: url.href,
    SMTP_URL: `smtp://127.0.0.1:${lines.mail.port}`,
    SLACK_API_URL: `http://127.0.0.1:${lines.slack.port}/api/`,
    SLACK_BOT_TOKEN: 'xoxb-chaos',
    SUNDIAL_IMAP_PASSWORD: 'mailbox',
    ZENDESK_TOKEN: HELPDESK_TOKEN,
    ZENDESK_WEBHOOK_SECRET: 'nobody calls it here',
    SUNDIAL_TRUSTED_SERVERS: `imap://127.0.0.1:${lines.mailbox.port},http://127.0.0.1:${lines.helpdesk.port}`,
  }
  const nodes = await Promise.all(names.map((name) => startNode(name, directory, environment, program)))
  while (!(await Promise.all(nodes.map((node) => node.ready()))).every(Boolean)) await sleep(100)
  // What lies in a mailbox before anybody has ever looked into it is history, by design.
  while (
    (await pool.query(`select 1 from channel where slug = 'letters' and position <> '{}'`)).rowCount === 0
  )
    await sleep(100)
  let seen = { at: -Infinity, waiting: Promise.resolve<Waiting>({ open: 0, next: [] }) }
  return {
    directory,
    random,
    nodes,
    ledger: newLedger(),
    mail,
    helpdesk,
    lines,
    ...tokens,
    putIntoMailbox(messageId, text) {
      const raw = `Message-ID: ${messageId}\r\nFrom: Ana <ana@customers.example>\r\nTo: letters@demo.example\r\nSubject: Letter\r\n\r\n${text}\r\n`
      mailbox.appendMessage('INBOX', [], null, raw)
    },
    whoWaits(butFor) {
      // Looking would be most of what the server does, if everybody did it alone.
      if (performance.now() - seen.at > LOOK_IS_GOOD_FOR)
        seen = { at: performance.now(), waiting: readWaiting(pool, butFor) }
      return seen.waiting
    },
    server: () => server,
    replaceServer(next) {
      server = next
      lines.database.leadTo(next.port)
      lines.database.cut()
      void pool.end().catch(() => undefined)
      pool = openLook(next)
    },
    async look(sql, values) {
      for (;;)
        try {
          return (await pool.query(sql, values)).rows
        } catch {
          await sleep(20) // the server is away
        }
    },
    pool: () => pool,
    async end() {
      await Promise.all(nodes.map((node) => node.stop()))
      await pool.end()
      await Promise.all(Object.values(lines).map((line) => line.close()))
      await Promise.all([mail.close(), closeSlack(slack), helpdesk.close()])
      await new Promise<void>((resolve) => mailbox.close(resolve))
      await server.stop()
      if (process.env['SUNDIAL_CHAOS_KEEP'] === undefined) rmSync(directory, { recursive: true, force: true })
    },
  }
}

/**
 * To be answered next are those whom nobody has claimed just now, and for whom no answer is on its way. Not by when they wrote: who wrote
 * an hour ago would be answered before anybody is asked.
 */
async function readWaiting(pool: pg.Pool, butFor: number): Promise<Waiting> {
  const { rows } = await pool
    .query<Waiting>(
      `with open as materialized (
        select t.id, t.conversation_id, c.channel_id, p.slug as holder, a.claimed_at, exists (select from reply r
          where r.brand_id = t.brand_id and r.conversation_id = t.conversation_id and r.state = 'queued') as answered
        from turn t join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
        left join claim a on a.brand_id = t.brand_id and a.conversation_id = t.conversation_id and a.state = 'active'
        left join person p on p.id = a.person_id
        where t.closed_at is null
      ), waiting as (
        select conversation_id, holder, row_number() over (partition by channel_id, holder is null order by id) as n,
          count(*) over (partition by channel_id, holder is null) as total
        from open where not answered and (claimed_at is null or claimed_at < now() - interval '${HELD_FOR} milliseconds')
      )
      select (select count(*)::int from open) as open, coalesce((
        select json_agg(json_build_object('conversation', conversation_id, 'holder', holder)) from waiting
        where n <= least(10, total - case when holder is null then least($1, total / 2) else 0 end)), '[]') as next`,
      [butFor],
    )
    .catch(() => ({ rows: [] }))
  return rows[0] ?? { open: 0, next: [] }
}

function closeSlack(slack: FakeSlack): Promise<void> {
  return slack.close()
}

function openLook(server: Server): pg.Pool {
  const pool = new pg.Pool({ connectionString: server.url(DATABASE), max: 3 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The demo brand, a mailbox that is fetched by IMAP, a helpdesk, two people who are told by Slack, and everybody's tokens. */
async function furnish(
  pool: pg.Pool,
  { mailbox, helpdesk }: World['lines'],
): Promise<Pick<World, 'lead' | 'experts' | 'everybody'>> {
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const deps = { store: createStore(db, {}), newId: () => v7(), wakeTimers: () => undefined }
  await importBrand(deps, demoBrand(), 'console')
  const settings = { host: '127.0.0.1', port: mailbox.port, secure: false, user: 'desk', sent_folder: 'Sent' }
  await pool.query(
    `insert into channel (brand_id, id, slug, name, kind, adapter, mode, address, settings, connected_at)
     select id, $1, 'letters', 'Letters', 'email', 'imap', 'acknowledge', 'letters@demo.example', $2, now() - interval '1 day' from brand`,
    [v7(), JSON.stringify(settings)],
  )
  const zendesk = {
    url: `http://127.0.0.1:${helpdesk.port}`,
    user: HELPDESK_USER,
    history_days: 0,
    repair_seconds: 10,
    follow_staff: false,
  }
  await pool.query(
    `insert into channel (brand_id, id, slug, name, kind, adapter, mode, settings, connected_at)
     select id, $1, 'desk', 'Desk', 'helpdesk', 'zendesk', 'dispatch', $2, now() - interval '1 day' from brand`,
    [v7(), JSON.stringify(zendesk)],
  )
  await pool.query(
    `update person set slack_user_id = 'U' || upper(slug), notify = '{"reached_by": ["slack", "email"]}' where slug in ('kofi', 'priya')`,
  )
  await pool.query(`update person set present_until = now() + interval '10 hours' where kind = 'freelance'`)
  const { rows } = await pool.query<{ id: string; slug: string }>('select id, slug from person')
  const everybody = new Map<string, string>()
  for (const { id: personId, slug } of rows) {
    const token = { id: v7(), personId, label: null, expiresAt: null, now: null }
    everybody.set(slug, (await issueToken(db, token)).token)
  }
  const experts = new Map(EXPERTS.map((slug) => [slug, everybody.get(slug)!]))
  return { lead: everybody.get('elena')!, experts, everybody }
}
