import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Registry } from 'prom-client'
import { v7 as uuid } from 'uuid'
import { answerByMail } from '../channels/chat/answer-by-mail.ts'
import { attachChatDoor } from '../channels/chat/attach-chat-door.ts'
import { chatAdapter } from '../channels/chat/chat-adapter.ts'
import { httpAdapter } from '../channels/http/http-adapter.ts'
import { mailAdapter } from '../channels/email/mail-adapter.ts'
import { chatStore } from '../db/chat/chat-store.ts'
import { openEventTail } from '../db/events/event-tail.ts'
import { signingKey } from '../db/signing-keys.ts'
import { setupCache } from '../db/setup-cache.ts'
import { createStore } from '../db/store.ts'
import type { Environment } from '../environment.ts'
import { createRateLimits } from '../http/auth/rate-limits.ts'
import { createHttpServer } from '../http/server.ts'
import { mailNotifier } from '../notify/mail/mail-notifier.ts'
import { mailTransport } from '../notify/mail/transport.ts'
import { offerUrl } from '../notify/offer-url.ts'
import { slackNotifier } from '../notify/slack/slack-notifier.ts'
import { slackWhisper, type Whisper } from '../notify/slack/whisper.ts'
import { pagerDutyNotifier } from '../notify/webhook/pagerduty-notifier.ts'
import { smsNotifier } from '../notify/webhook/sms-notifier.ts'
import { teamsNotifier } from '../notify/webhook/teams-notifier.ts'
import { startHeartbeat } from '../timers/start-heartbeat.ts'
import { startTimerEngine, type TimerEngine } from '../timers/start-timer-engine.ts'
import { batchMessages } from '../workflows/messages/batch-messages.ts'
import { recordMessages, type RecordMessages } from '../workflows/messages/record-messages.ts'
import type { ChannelAdapters } from '../workflows/ports/channel-adapter.ts'
import type { Notifiers } from '../workflows/ports/notifier.ts'
import type { Deps } from '../workflows/ports/store.ts'
import type { BrandDefinition } from '../workflows/setup/brand-definition.ts'
import { deliverReply } from '../workflows/replies/deliver-reply.ts'
import { digestParts } from './digest-parts.ts'
import { digestWorkflows } from './digest-workflows.ts'
import { followFigures } from './follow-figures.ts'
import { httpWorkflows } from './http-workflows.ts'
import type { Log } from './log.ts'
import { openChannels } from './open-channels.ts'
import { openDatabase, type OpenDatabase } from './open-database.ts'
import { packageRoot } from './package-root.ts'
import { runTasks } from './run-tasks.ts'
import { setUpBrands } from './set-up-brands.ts'
import { stopInOrder, type Stoppable } from './stop-in-order.ts'

export interface StartOptions {
  readonly environment: Environment
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly log: Log
  /** On which brand a house without any opens; the demo unless told otherwise. */
  readonly firstBrand?: BrandDefinition
  /** Hears what is being done, for whoever waits at a terminal. */
  readonly onProgress?: (step: string) => void
}

export interface Sundial {
  readonly database: OpenDatabase
  readonly deps: Deps
  /** Where the web server listens; null where this node has no such role. */
  readonly httpPort: number | null
  readonly smtpPort: number | null
  readonly baseUrl: string
  /** Ends in order: doors, web server, side effects, timers, database. Nothing acknowledged is lost. */
  stop(): Promise<void>
}

/** Composes and starts one node with the roles that its environment names. */
export async function startSundial({
  environment,
  variables,
  log,
  firstBrand,
  onProgress = () => undefined,
}: StartOptions): Promise<Sundial> {
  const stoppables: Stoppable[] = []
  const opened = <Part>(name: string, part: Part, stop: (part: Part) => Promise<void>): Part => {
    stoppables.unshift({ name, stop: () => stop(part) })
    return part
  }
  const plays = (role: Environment['roles'][number]): boolean => environment.roles.includes(role)
  try {
    onProgress('database')
    const database = opened('database', await openDatabase(environment, log), (it) => it.close())
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

    const replyTokenKey = await signingKey(db, 'reply_token')
    const offerLinkSecret = (await signingKey(db, 'offer_link')).toString('hex')
    const unsubscribeSecret = (await signingKey(db, 'unsubscribe_link')).toString('hex')
    const transport = opened(
      'mail',
      mailTransport({
        smtpUrl: environment.smtpUrl,
        outbox: path.join(environment.dataDir, 'outbox'),
        clock: () => Date.now(),
      }),
      (it) => {
        it.close()
        return Promise.resolve()
      },
    )
    const digests = digestParts(environment, transport, unsubscribeSecret)
    const mail = mailAdapter(transport, replyTokenKey)
    const chat = chatStore(db)
    const adapters: ChannelAdapters = {
      smtp: mail,
      imap: mail,
      widget: chatAdapter({ chat, mail: answerByMail(deps.store, mail) }),
      http: httpAdapter(() => deps.store.transaction((tx) => Promise.resolve(tx.now))),
    }
    const record = batchMessages((command: RecordMessages) => recordMessages(deps, command))
    const tail = opened(
      'event tail',
      await openEventTail({
        pool,
        onError: (error) => log.warn({ err: error }, 'the event log could not be read'),
      }),
      (it) => it.close(),
    )

    let workerPools: () => readonly string[] = () => []
    if (plays('timers')) {
      onProgress('timers')
      engine = opened('timers', startTimerEngine({ pool, log }), (it) => it.stop())
    }
    if (plays('tasks')) {
      onProgress('tasks')
      const notifiers = notifiersOf(environment, transport, offerLinkSecret)
      const running = opened(
        'tasks',
        await runTasks({ ...deps, ...digests, adapters, notifiers }, pool, log),
        (it) => it.stop(),
      )
      workerPools = running.workerPools
      opened('figures', followFigures(deps, log), (it) => it.stop())
    }
    opened(
      'heartbeat',
      startHeartbeat({
        pool,
        node: { id: uuid(), roles: environment.roles },
        workerPools: () => workerPools(),
        log,
      }),
      (it) => it.stop(),
    )

    let smtpPort: number | null = null
    if (plays('channels')) {
      onProgress('channels')
      const channels = await openChannels(
        { ...deps, record, replyTokenKey },
        database,
        environment,
        variables,
        log,
      )
      smtpPort = opened('channels', channels, (it) => it.close()).smtpPort
    }

    let httpPort: number | null = null
    if (plays('http')) {
      onProgress('web server')
      const server = createHttpServer({
        db,
        pool,
        workflows: httpWorkflows(
          { ...deps, adapters },
          record,
          digestWorkflows({ ...deps, ...digests }, unsubscribeSecret),
        ),
        newId: deps.newId,
        now: () => null,
        setupChanged: () => cache.clear(),
        log,
        settings: {
          baseUrl: environment.baseUrl,
          apiToken: environment.apiToken,
          offerLinkSecret,
          slackSigningSecret: environment.slack.signingSecret,
          trustProxy: environment.baseUrl.startsWith('https:'),
          consoleDirectory: path.join(packageRoot(), 'dist/console'),
          widgetFile: path.join(packageRoot(), 'dist/widget/widget.js'),
        },
        registry: new Registry(),
        readiness: {
          timers: () =>
            engine === null || engine.health().ready ? null : (engine.health().problem ?? 'starting'),
        },
        tail,
        limits: createRateLimits(pool),
        whisper: whisperOf(environment),
      })
      const listening = await opened('web server', server, (it) => it.close()).listen(
        environment.port,
        environment.host,
      )
      httpPort = (listening.address() as AddressInfo).port
      const chatDoor = await attachChatDoor(listening, {
        ...deps,
        chat,
        record,
        deliver: (reply) => deliverReply({ ...deps, adapters }, reply),
        tail,
        sessionKey: await signingKey(db, 'chat_session'),
        log,
        trustProxy: environment.baseUrl.startsWith('https:'),
      })
      opened('chat', chatDoor, (it) => it.close())
    }
    return {
      database,
      deps,
      httpPort,
      smtpPort,
      baseUrl: environment.baseUrl,
      stop: () => stopInOrder(stoppables, log),
    }
  } catch (error) {
    await stopInOrder(stoppables, log)
    throw error
  }
}

function notifiersOf(
  environment: Environment,
  transport: ReturnType<typeof mailTransport>,
  offerLinkSecret: string,
): Notifiers {
  const { baseUrl, slack, smsGatewayUrl } = environment
  const links = { baseUrl, offerUrl: offerUrl(baseUrl, offerLinkSecret) }
  const from = `Sundial <sundial@${new URL(baseUrl).hostname}>`
  return {
    email: mailNotifier({ transport, from, ...links }),
    teams: teamsNotifier(links),
    pagerduty: pagerDutyNotifier(links),
    ...(smsGatewayUrl !== null && { sms: smsNotifier({ gatewayUrl: smsGatewayUrl, ...links }) }),
    ...(slack.botToken !== null && {
      slack: slackNotifier({ token: slack.botToken, apiUrl: slack.apiUrl, baseUrl }),
    }),
  }
}

function whisperOf({ slack }: Environment): Whisper | null {
  return slack.botToken === null ? null : slackWhisper({ token: slack.botToken, apiUrl: slack.apiUrl })
}
