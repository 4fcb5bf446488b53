import os from 'node:os'
import path from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { runOnce } from 'graphile-worker'
import nodemailer, { type Transporter } from 'nodemailer'
import { tasks } from '../../tasks/index.ts'
import { takeArrivals } from '../../src/channels/port/take-arrivals.ts'
import { shopperChats } from '../../src/channels/shopper/shopper-chats.ts'
import { shopperVoice } from '../../src/channels/shopper/shopper-voice.ts'
import { mailAdapter } from '../../src/channels/email/mail-adapter.ts'
import { openSmtpDoor, type SmtpDoor } from '../../src/channels/email/smtp-door.ts'
import type { ConversationId, PersonId } from '../../src/domain/ids.ts'
import { parseInstant, type Instant } from '../../src/domain/time/instant.ts'
import { vault } from '../../src/db/vault/vault.ts'
import { openHelpdesks } from '../../src/helpdesk/open-helpdesks.ts'
import { acknowledgementWriter } from '../../src/notify/acknowledgement/write-acknowledgement.ts'
import { calendarReader } from '../../src/notify/calendar/calendar-reader.ts'
import { mailNotifier } from '../../src/notify/mail/mail-notifier.ts'
import { mailTransport } from '../../src/notify/mail/transport.ts'
import { offerUrl } from '../../src/notify/offer-url.ts'
import { digestParts } from '../../src/start/digest-parts.ts'
import { startTimerEngine } from '../../src/timers/start-timer-engine.ts'
import { claimOffer } from '../../src/workflows/dispatch/claim-offer.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { IncomingMessage, StoredMessage } from '../../src/workflows/messages/incoming-message.ts'
import type { ChannelAdapters } from '../../src/workflows/ports/channel-adapter.ts'
import { recordPresence } from '../../src/workflows/presence/record-presence.ts'
import { queueReply } from '../../src/workflows/replies/queue-reply.ts'
import { catchMail, type MailCatcher } from './catch-mail.ts'
import { openHouse, type House } from './house.ts'

export const OFFER_LINK_SECRET = 'a secret of the tests that signs links'
export const UNSUBSCRIBE_SECRET = 'another secret, for the links that end subscriptions'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A house in which a test travels in time: real PostgreSQL, a real mail server on either side, the real engine and queue. */
export interface Story {
  readonly house: House
  readonly mails: MailCatcher['mails']
  readonly smtpPort: number
  readonly adapters: ChannelAdapters
  /** It is that instant now; everything that became due until then happens, step by step in its order. */
  travelTo(at: string): Promise<void>
  /** A message comes in through the given channel at the present instant, unless it says when it occurred. */
  message(
    channel: string,
    message: Partial<IncomingMessage> & { readonly threadKey: string },
  ): Promise<StoredMessage>
  /** A mail through the SMTP door. */
  mail(mail: {
    readonly messageId: string
    readonly text?: string
    readonly inReplyTo?: string
    readonly from?: string
    readonly subject?: string
  }): Promise<void>
  person(slug: string): Promise<PersonId>
  present(slug: string): Promise<void>
  reply(conversationId: string, slug: string, text: string): Promise<void>
  claim(offer: { id: string; personId: string }): ReturnType<typeof claimOffer>
  /** Types of what happened to a conversation, in order; only those that start like one of the prefixes. */
  happened(conversationId: string, ...prefixes: string[]): Promise<string[]>
  offers(conversationId: string): Promise<{ id: string; personId: PersonId; slug: string; state: string }[]>
  /** Rows as the database gives them. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each story knows its own columns
  rows(sql: string, values?: unknown[]): Promise<any[]>
  end(): Promise<void>
}

export async function tellStory(startsAt: string): Promise<Story> {
  const house = await openHouse()
  let now: Instant = parseInstant(startsAt)!
  house.setNow(now)
  const catcher = await catchMail()
  const directory = mkdtempSync(path.join(os.tmpdir(), 'sundial-story-'))
  const transport = mailTransport({
    smtpUrl: catcher.url,
    outbox: path.join(directory, 'outbox'),
    clock: () => now,
  })
  const replyTokenKey = Buffer.alloc(32, 7)
  const mailOut = mailAdapter(transport, replyTokenKey)
  const atOnce = {
    externalIdFor: (_: unknown, messageId: string) => messageId,
    deliver: () => Promise.resolve({ accepted: true as const, at: now }),
  }
  const adapters: ChannelAdapters = {
    smtp: mailOut,
    imap: mailOut,
    http: atOnce,
    widget: { ...atOnce, showsPlace: true },
  }
  const baseUrl = 'http://127.0.0.1:3000'
  const email = mailNotifier({
    transport,
    from: 'sundial@demo.example',
    baseUrl,
    offerUrl: offerUrl(baseUrl, OFFER_LINK_SECRET),
  })
  const engine = startTimerEngine({ pool: house.pool, now: () => now, log: silent, sweepEvery: 50 })
  const deps = {
    ...house.deps,
    adapters,
    notifiers: { email },
    writeAcknowledgement: acknowledgementWriter(baseUrl, OFFER_LINK_SECRET),
    helpdesks: openHelpdesks({ trusted: new Set() }, () => now),
    calendars: calendarReader({ trusted: new Set() }),
    vault: vault(Buffer.alloc(32, 3), null),
    shopper: shopperVoice({
      transport,
      key: replyTokenKey,
      sessionKey: replyTokenKey,
      chats: shopperChats('http://127.0.0.1:9'),
      take: (channel, arrivals) =>
        takeArrivals(
          { ...house.deps, record: (command) => recordMessages(house.deps, command), replyTokenKey },
          channel,
          arrivals,
        ),
    }),
    ...digestParts({
      environment: { baseUrl, slack: { apiUrl: null, botToken: null, signingSecret: null } },
      transport,
      secrets: { unsubscribeSecret: UNSUBSCRIBE_SECRET },
    }),
    wakeTimers: (at: Instant | null) => {
      if (at !== null) engine.wake(at)
    },
  }
  const record = (command: Parameters<typeof recordMessages>[1]) => recordMessages(deps, command)
  const door: SmtpDoor = await openSmtpDoor(
    { ...deps, record, replyTokenKey },
    { host: '127.0.0.1', port: 0, log: silent },
  )
  const mailer: Transporter = nodemailer.createTransport({
    host: '127.0.0.1',
    port: door.port,
    ignoreTLS: true,
  })
  const rows = async (sql: string, values: unknown[] = []) => (await house.pool.query(sql, values)).rows

  /** The engine may fire and queue a job between the begin of the question and its snapshot: that job, too, is due by then. */
  async function settle(): Promise<void> {
    for (;;) {
      engine.wake(now)
      const [{ due, job }] = await rows(
        `select exists (select from timer where next_at < $1) as due,
           exists (select from graphile_worker.jobs
             where run_at <= clock_timestamp() and attempts < max_attempts and locked_at is null) as job`,
        [new Date(now)],
      )
      if (!due && !job) break
      if (due) await engine.idle()
      else await runOnce({ pgPool: house.pool, taskList: tasks(deps), noHandleSignals: true, logger: quiet })
    }
    await nothingFailed()
  }

  /** A job that failed waits for its next attempt, by the real clock: whatever the story tells from there on is not what it says. */
  async function nothingFailed(): Promise<void> {
    const failed = await rows(
      `select task_identifier as job, last_error as why from graphile_worker.jobs where last_error is not null`,
    )
    if (failed.length > 0) throw new Error(`a job of the story failed: ${JSON.stringify(failed)}`)
  }

  /** Stops at each due timer on the way, as time does. */
  async function travelTo(at: string): Promise<void> {
    const goal = parseInstant(at)!
    for (;;) {
      await settle()
      const [next] = await rows(`select min(next_at) as at from timer where next_at < $1`, [new Date(goal)])
      if (!next?.at) break
      now = Math.max(now, (next.at as Date).getTime() + 1)
      house.setNow(now)
    }
    now = goal
    house.setNow(now)
    await settle()
  }

  /** What a message starts fires strictly after it. */
  async function aMomentLater(): Promise<void> {
    now += 1
    house.setNow(now)
    await settle()
  }

  const person = async (slug: string): Promise<PersonId> =>
    (await rows(`select id from person where slug = $1`, [slug]))[0].id

  return {
    house,
    mails: catcher.mails,
    smtpPort: door.port,
    adapters,
    travelTo,
    async message(slug, message) {
      const channel = await house.channel(slug)
      const [stored] = await record({
        channel,
        messages: [
          {
            externalId: `${message.threadKey} ${now} ${Math.floor(performance.now() * 1000)}`,
            author: { kind: 'customer', address: `${message.threadKey}@customers.example` },
            text: 'Can somebody help me?',
            ...message,
          },
        ],
      })
      await aMomentLater()
      return stored!
    },
    async mail({
      messageId,
      text = 'Can somebody help me?',
      inReplyTo,
      from = 'Nadia <nadia@customers.example>',
      subject = 'Help',
    }) {
      await mailer.sendMail({
        from,
        to: 'support@demo.example',
        subject,
        text,
        messageId,
        ...(inReplyTo ? { inReplyTo } : {}),
      })
      await aMomentLater()
    },
    person,
    async present(slug) {
      await recordPresence(deps, { personId: await person(slug), state: 'present', until: null })
      await settle()
    },
    async reply(conversationId, slug, text) {
      const [{ brand_id: brandId }] = await rows(`select brand_id from conversation where id = $1`, [
        conversationId,
      ])
      const outcome = await queueReply(deps, {
        brandId,
        conversationId: conversationId as ConversationId,
        personId: await person(slug),
        text,
        idempotencyKey: `${slug} ${now}`,
      })
      if (outcome.type !== 'queued') throw new Error(`the reply was refused: ${outcome.reason}`)
      await settle()
    },
    claim: async ({ id, personId }) => {
      const outcome = await claimOffer(deps, { offerId: id as never, personId: personId as PersonId })
      await settle()
      return outcome
    },
    async happened(conversationId, ...prefixes) {
      const found = await rows(`select type from event where subject = $1 order by id`, [conversationId])
      return found
        .map(({ type }) => type as string)
        .filter((type) => prefixes.length === 0 || prefixes.some((prefix) => type.startsWith(prefix)))
    },
    async offers(conversationId) {
      return rows(
        `select o.id, o.person_id as "personId", p.slug, o.state from offer o join person p on p.id = o.person_id
         where o.conversation_id = $1 order by o.offered_at, o.id`,
        [conversationId],
      )
    },
    rows,
    async end() {
      await engine.stop()
      mailer.close()
      await door.close()
      transport.close()
      await catcher.close()
      await house.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const quiet = new (await import('graphile-worker')).Logger(() => () => undefined)
