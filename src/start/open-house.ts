import path from 'node:path'
import { v7 as uuid } from 'uuid'
import { everyAdapter } from '../channels/adapters.ts'
import { answerByMail } from '../channels/chat/answer-by-mail.ts'
import { chatAdapter } from '../channels/chat/chat-adapter.ts'
import { mailAdapter } from '../channels/email/mail-adapter.ts'
import { openDoors, type Doors } from '../channels/port/doors.ts'
import { repliesThroughDoors } from '../channels/port/replies-through-doors.ts'
import { chatStore } from '../db/chat/chat-store.ts'
import { openEventTail, type EventTail } from '../db/events/event-tail.ts'
import { setupCache, type SetupCache } from '../db/setup-cache.ts'
import { createStore } from '../db/store.ts'
import { houseVault } from '../db/vault/vault.ts'
import type { Environment } from '../environment.ts'
import { openHelpdesks } from '../helpdesk/open-helpdesks.ts'
import { calendarReader } from '../notify/calendar/calendar-reader.ts'
import { mailTransport, type MailTransport } from '../notify/mail/transport.ts'
import type { TimerEngine } from '../timers/start-timer-engine.ts'
import { batchMessages } from '../workflows/messages/batch-messages.ts'
import { recordMessages, type RecordMessages } from '../workflows/messages/record-messages.ts'
import type { ChannelAdapters } from '../workflows/ports/channel-adapter.ts'
import type { CalendarReader } from '../workflows/ports/calendar-reader.ts'
import type { ChatStore } from '../workflows/ports/chat-store.ts'
import type { Helpdesks } from '../workflows/ports/helpdesk.ts'
import type { Deps } from '../workflows/ports/store.ts'
import type { Vault } from '../workflows/ports/vault.ts'
import { openHouseClock, type HouseClock } from './house-clock.ts'
import type { Log } from './log.ts'
import { openDatabase, type OpenDatabase } from './open-database.ts'
import type { Parts } from './parts.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { openSignIn, type SignIn } from './open-sign-in.ts'
import { setUpBrands } from './set-up-brands.ts'
import type { StartOptions } from './start-options.ts'

/** What every role of a node shares. */
export interface House {
  readonly environment: Environment
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly signIn: SignIn
  readonly database: OpenDatabase
  readonly deps: Deps
  readonly cache: SetupCache
  readonly secrets: Secrets
  readonly transport: MailTransport
  readonly chat: ChatStore
  readonly doors: Doors
  readonly helpdesks: Helpdesks
  readonly calendars: CalendarReader
  readonly vault: Vault
  readonly adapters: ChannelAdapters
  /** Messages that come in at the same time share a transaction. */
  readonly record: ReturnType<typeof batchMessages>
  readonly tail: EventTail
  /** Clocks that are armed here and fall due soon are handed to this node's own engine, once it has one. */
  useEngine(engine: TimerEngine): void
}

/** Opens the database, the brands, and what roles share. */
export async function openHouse(
  { environment, variables, log, firstBrand, onProgress = () => undefined }: StartOptions,
  parts: Parts,
): Promise<House> {
  onProgress('database')
  const database = parts.opened('database', await openDatabase(environment, log), (it) => it.close())
  const { db, pool } = database

  let engine: TimerEngine | null = null
  const cache = setupCache()
  const deps: Deps = {
    store: createStore(db, { cache, newId: uuid }),
    newId: () => uuid(),
    wakeTimers: (at) => {
      if (at !== null) engine?.wake(at)
    },
  }
  onProgress('brands')
  await setUpBrands(deps, db, environment.configDir, firstBrand)
  const signIn = await openSignIn(environment.configDir, variables)

  const secrets = await openSecrets(db)
  const clock = parts.opened('clock', await openHouseClock(pool, log), (it) => it.stop())
  const transport = parts.opened('mail', transportOf(environment, clock), (it) => {
    it.close()
    return Promise.resolve()
  })
  const mail = mailAdapter(transport, secrets.replyTokenKey)
  const chat = chatStore(db)
  const doors = openDoors(
    everyAdapter({
      mail,
      chat: chatAdapter({ chat, mail: answerByMail(deps.store, mail) }),
      replyTokenKey: secrets.replyTokenKey,
      helpdesks: { trusted: environment.trustedServers },
    }),
    {
      variables,
      now: () => deps.store.transaction((tx) => Promise.resolve(tx.now)),
      log,
      network: { trusted: environment.trustedServers },
    },
  )
  const tail = parts.opened(
    'event tail',
    await openEventTail({
      pool,
      onError: (error) => log.warn({ err: error }, 'the event log could not be read'),
    }),
    (it) => it.close(),
  )
  return {
    environment,
    variables,
    log,
    signIn,
    database,
    deps,
    cache,
    secrets,
    transport,
    chat,
    doors,
    helpdesks: openHelpdesks({ trusted: environment.trustedServers }, () => clock.now()),
    calendars: calendarReader({ trusted: environment.trustedServers }),
    vault: houseVault(db, { now: environment.vaultPhrase, before: environment.vaultPhraseBefore }),
    adapters: repliesThroughDoors(doors),
    record: batchMessages((command: RecordMessages) => recordMessages(deps, command)),
    tail,
    useEngine(started) {
      engine = started
    },
  }
}

function transportOf({ smtpUrl, dataDir }: Environment, clock: HouseClock): MailTransport {
  return mailTransport({ smtpUrl, outbox: path.join(dataDir, 'outbox'), clock: () => clock.now() })
}
