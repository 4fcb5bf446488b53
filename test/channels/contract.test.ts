import { setTimeout as sleep } from 'node:timers/promises'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyAdapter } from '../../src/channels/adapters.ts'
import { mailAdapter } from '../../src/channels/email/mail-adapter.ts'
import { repliesThroughDoors } from '../../src/channels/port/replies-through-doors.ts'
import { runDoor, type RunningDoor } from '../../src/channels/port/run-door.ts'
import { channelPositions } from '../../src/db/channel-positions.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { ChannelId, ConversationId } from '../../src/domain/ids.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import { mailTransport, type MailTransport } from '../../src/notify/mail/transport.ts'
import { deliverReply } from '../../src/workflows/replies/deliver-reply.ts'
import { queueReply } from '../../src/workflows/replies/queue-reply.ts'
import { openApi, type Api } from '../http/support/open-api.ts'
import { catchMail, type MailCatcher } from '../support/catch-mail.ts'
import { silent, testDoors } from '../support/doors.ts'
import { bluesky } from './contract/platforms/bluesky.ts'
import { blueskyDirect } from './contract/platforms/bluesky-direct.ts'
import { gmail } from './contract/platforms/gmail.ts'
import { housesOwn } from './contract/platforms/houses-own.ts'
import { mailHook } from './contract/platforms/mail-hook.ts'
import { mailbox } from './contract/platforms/mailbox.ts'
import { mastodon } from './contract/platforms/mastodon.ts'
import { meta } from './contract/platforms/meta.ts'
import { microsoft } from './contract/platforms/microsoft.ts'
import { calls } from './contract/platforms/phones.ts'
import { reddit } from './contract/platforms/reddit.ts'
import { slack } from './contract/platforms/slack.ts'
import { telegram } from './contract/platforms/telegram.ts'
import { twilio } from './contract/platforms/twilio.ts'
import { x } from './contract/platforms/x.ts'
import { zendesk } from './contract/platforms/zendesk.ts'
import { chatwoot } from './contract/platforms/chatwoot.ts'
import { intercom } from './contract/platforms/intercom.ts'
import type { CallHook, Rig } from './contract/rig.ts'

let api: Api
let catcher: MailCatcher
let transport: MailTransport
beforeAll(async () => {
  ;[api, catcher] = await Promise.all([openApi(), catchMail()])
  const outbox = mkdtempSync(path.join(os.tmpdir(), 'sundial-contract-'))
  transport = mailTransport({ smtpUrl: catcher.url, outbox, clock: () => Date.now() })
})
afterAll(async () => {
  transport.close()
  await catcher.close()
  await api.close()
})

/** The servers that settings name, however deep. */
function originsIn(settings: unknown): string[] {
  if (typeof settings === 'string')
    return /^https?:/.test(settings) && URL.canParse(settings) ? [new URL(settings).origin] : []
  if (typeof settings !== 'object' || settings === null) return []
  const { host, port } = settings as { host?: string; port?: number }
  return [
    ...(host === undefined || port === undefined ? [] : [`imap://${host}:${port}`]),
    ...Object.values(settings).flatMap((one) => originsIn(one)),
  ]
}

const rigs: Readonly<Record<string, (hook: CallHook) => Promise<Rig>>> = {
  'telegram, asked': () => telegram(),
  'slack by Socket Mode': (hook) => slack('socket', hook),
  'slack by Events API': (hook) => slack('events', hook),
  whatsapp: (hook) => meta('whatsapp', hook),
  messenger: (hook) => meta('messenger', hook),
  instagram: (hook) => meta('instagram', hook),
  mastodon: () => mastodon(),
  bluesky: () => bluesky(),
  'bluesky in private': () => blueskyDirect(),
  x: () => x(),
  reddit: () => reddit(),
  calls: (hook) => calls(hook),
  twilio: (hook) => twilio(hook),
  'mail by a provider': (hook) => mailHook(hook, catcher),
  'a mailbox by IMAP': () => mailbox(catcher),
  gmail: () => gmail(),
  'microsoft 365': () => microsoft(),
  'mail by SMTP': () => housesOwn('smtp', api, catcher),
  zendesk: (hook) => zendesk(hook),
  chatwoot: (hook) => chatwoot(hook),
  intercom: (hook) => intercom(hook),
  'programs by HTTP': () => housesOwn('http', api, catcher),
}

it('is kept by every adapter that there is', async () => {
  const mail = mailAdapter(transport, Buffer.alloc(32, 1))
  const known = everyAdapter({ mail, chat: mail, replyTokenKey: Buffer.alloc(32, 1) }).map(({ name }) => name)
  const proven = await Promise.all(
    Object.values(rigs).map(async (open) => {
      const rig = await open(() => Promise.reject(new Error('nobody calls')))
      await rig.close()
      return rig.adapter
    }),
  )
  // The widget's lines are proven by test/channels/chat, in the same words.
  expect([...new Set([...proven, 'widget'])].sort()).toEqual([...known].sort())
})

describe.each(Object.entries(rigs))('the contract of every door: %s', (name, open) => {
  let rig: Rig
  let channel: Channel
  let doors: HttpDoors
  let running: RunningDoor | null = null
  const health: string[] = []

  const slug = name.replaceAll(/[^a-z]+/gi, '-').toLowerCase()
  const hook: CallHook = async ({ method = 'POST', query, headers = {}, body }) => {
    const response = await fetch(`${api.url}/hooks/${slug}${query ? `?${query}` : ''}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    })
    return { status: response.status, text: await response.text() }
  }

  beforeAll(async () => {
    catcher.refuseWith(null)
    rig = await open(hook)
    const house = api.house
    const plain = await house.channel('demo-chat')
    channel = {
      ...plain,
      id: house.deps.newId() as ChannelId,
      slug,
      name,
      kind: rig.kind,
      adapter: rig.adapter,
      address: rig.address ?? null,
      settings: rig.settings,
      connectedAt: Date.now() - 3_600_000,
    }
    await house.pool.query(
      `insert into channel (brand_id, id, slug, name, kind, adapter, mode, address, settings, connected_at)
       values ($1, $2, $3, $4, $5, $6, 'observe', $7, $8, now() - interval '1 hour')`,
      [channel.brandId, channel.id, slug, name, rig.kind, rig.adapter, channel.address, channel.settings],
    )
    doors = testDoors(house, {
      variables: rig.variables,
      mail: mailAdapter(transport, Buffer.alloc(32, 1)),
      // Fakes lie inside our own network.
      trusted: new Set(originsIn(rig.settings)),
    })
    Object.assign(api.deps, { doors })
    await start()
  })
  afterAll(async () => {
    await running?.stop()
    await rig.close()
  })

  async function start(): Promise<void> {
    const opened = doors.of(channel)
    if (!opened.ok) throw new Error(opened.problem)
    if (!opened.door.pull && !opened.door.watch) return
    health.length = 0
    running = runDoor({
      channel,
      door: opened.door,
      positions: channelPositions(api.house.db),
      take: (arrivals) => doors.take(channel, arrivals),
      onHealth: (_, { state }) => health.push(state),
      log: silent,
      pause: 20,
    })
    await until(() => health.includes('watching'), 'the line to be up')
  }

  const rows = async (text: string, values: unknown[] = []) =>
    (await api.house.pool.query(text, [channel.id, ...values])).rows
  const messages = () =>
    rows(
      `select direction, author, opens_turn, closes_turn from message where channel_id = $1 order by occurred_at, id`,
    )
  const fromCustomers = async () => (await messages()).filter(({ author }) => author === 'customer').length
  const openTurns = async () =>
    (
      await rows(
        `select t.id from turn t join conversation c on c.id = t.conversation_id where c.channel_id = $1 and t.closed_at is null`,
      )
    ).length
  const conversation = async (): Promise<ConversationId> =>
    (await rows(`select id from conversation where channel_id = $1 order by last_message_at desc limit 1`))[0]
      .id

  async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      if (await condition()) return
      await sleep(25)
    }
    throw new Error(`waited in vain for ${what}`)
  }

  /** Something that counts follows: once it is there, what came before it was dealt with. */
  async function customerWrites(text: string): Promise<void> {
    const before = await fromCustomers()
    await rig.customerWrites(text)
    await until(async () => (await fromCustomers()) > before, `"${text}"`)
  }

  const adapters = () => repliesThroughDoors(doors)
  async function reply(text: string): Promise<string> {
    const outcome = await queueReply(
      { ...api.house.deps, adapters: adapters() },
      {
        brandId: channel.brandId,
        conversationId: await conversation(),
        personId: null,
        text,
        idempotencyKey: text,
      },
    )
    if (outcome.type !== 'queued') throw new Error(outcome.reason)
    return outcome.messageId
  }
  const deliver = (messageId: string) =>
    deliverReply({ ...api.house.deps, adapters: adapters() }, { brandId: channel.brandId, messageId })
  const stateOf = async (messageId: string) =>
    (await rows(`select state, error from reply where channel_id = $1 and message_id = $2`, [messageId]))[0]

  it('stores a message with the time of the platform, and its wait begins', async () => {
    await customerWrites('Where is my parcel?')
    expect(await openTurns()).toBe(1)
    const [late] = await rows(
      `select 1 from message where channel_id = $1 and (occurred_at > ingested_at or history)`,
    )
    expect(late).toBeUndefined()
  })

  it('counts once what is delivered again', async ({ skip }) => {
    if (!rig.deliversAgain) return skip()
    await rig.deliversAgain()
    await customerWrites('It was due on Monday.')
    expect(await fromCustomers()).toBe(2)
  })

  it('keeps what one customer writes in one place together', async () => {
    await customerWrites('Is anybody there?')
    expect(await rows(`select id from conversation where channel_id = $1`)).toHaveLength(1)
    expect(await openTurns()).toBe(1)
  })

  it('brings the answer to the customer, and then the wait is over', async ({ skip }) => {
    if (!rig.answers) return skip()
    const messageId = await reply('It comes tomorrow.')
    await deliver(messageId)
    expect(await stateOf(messageId)).toEqual({ state: 'handed_over', error: null })
    expect((await rig.answers()).at(-1)).toContain('It comes tomorrow.')
    expect(await openTurns()).toBe(0)
    await deliver(messageId)
    expect((await rig.answers()).filter((text) => text.includes('It comes tomorrow.'))).toHaveLength(1)
  })

  it('takes its own answer for no second one', async ({ skip }) => {
    if (!rig.echoes) return skip()
    const before = (await messages()).length
    await rig.echoes()
    await customerWrites('Thank you for the answer, but where is the second parcel?')
    expect(await messages()).toHaveLength(before + 1)
  })

  it('waits as long as the platform asks, then answers once', async ({ skip }) => {
    if (!rig.asksToWait) return skip()
    const messageId = await reply('We are looking into it.')
    rig.asksToWait(7)
    await deliver(messageId)
    expect(await stateOf(messageId)).toMatchObject({ state: 'queued', error: expect.stringMatching(/wait/) })
    const [job] = await rows(
      `select extract(epoch from run_at - now()) as wait from graphile_worker.jobs j
       where $1::uuid is not null and task_identifier = 'deliver-reply' and run_at > now() + interval '4 seconds'`,
    )
    expect(Number(job.wait)).toBeGreaterThan(4)
    await api.house.pool.query(`delete from graphile_worker._private_jobs`)
    await deliver(messageId)
    expect((await rig.answers!()).filter((text) => text.includes('We are looking into it.'))).toHaveLength(1)
  })

  it('says why an answer was refused for good', async ({ skip }) => {
    if (!rig.refuses) return skip()
    const messageId = await reply('Nobody will ever read this.')
    rig.refuses()
    await deliver(messageId)
    expect(await stateOf(messageId)).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/refuse|too long ago/),
    })
  })

  it('lets nobody wait for a program, a like or a receipt', async () => {
    await rig.colleagueAnswers?.('I have called you.')
    if (rig.colleagueAnswers) await until(async () => (await openTurns()) === 0, 'the answer given elsewhere')
    const before = await openTurns()
    await rig.robotWrites?.('I am out of office.')
    await rig.reacts?.()
    await sleep(60)
    expect(await openTurns()).toBe(before)
  })

  it('loses nothing that comes while it is stopped', async ({ skip }) => {
    if (!running) return skip()
    await running.stop()
    const before = await fromCustomers()
    await Promise.race([rig.customerWrites('Written while nobody listened.'), sleep(30)]).catch(
      () => undefined,
    )
    await start()
    await until(async () => (await fromCustomers()) > before, 'what came meanwhile')
    expect(await fromCustomers()).toBe(before + 1)
  })

  it('lets nothing in that is forged or stale', async ({ skip }) => {
    if (!rig.forgeries) return skip()
    const before = await messages()
    const statuses = await rig.forgeries()
    expect(new Set(statuses)).toEqual(new Set([401]))
    expect(await messages()).toEqual(before)
  })

  it('says that its connection works, and how to mend it where a secret is missing or wrong', async () => {
    expect(await doors.test(channel)).toContainEqual(expect.objectContaining({ verdict: 'ok' }))
    const names = Object.keys(rig.variables)
    if (names.length === 0) return
    const without = testDoors(api.house, { variables: {} })
    const missing = await without.test(channel)
    expect(missing[0]).toMatchObject({
      verdict: 'fail',
      mend: expect.stringMatching(/Set \w+ in the environment/),
    })
    if (doors.of(channel).ok && !rig.forgeries) {
      const wrong = Object.fromEntries(names.map((variable) => [variable, '123:wrong']))
      const refused = await testDoors(api.house, { variables: wrong }).test(channel)
      expect(refused.find(({ verdict }) => verdict === 'fail')?.mend).toEqual(expect.any(String))
    }
  })
})
