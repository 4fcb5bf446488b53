import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { phoneTester } from '../../notify/push/test-phone.ts'
import { pushOptions } from '../notifiers-of.ts'
import path from 'node:path'
import { Registry } from 'prom-client'
import { attachChatDoor } from '../../channels/chat/attach-chat-door.ts'
import { takeArrivals } from '../../channels/port/take-arrivals.ts'
import { guardedFetch } from '../../network/guarded-fetch.ts'
import { leakedPasswords } from '../../http/auth/leaked-passwords.ts'
import { createRateLimits } from '../../http/auth/rate-limits.ts'
import { createHttpServer } from '../../http/server.ts'
import { signInChangedMailer } from '../../notify/mail/mail-sign-in-changed.ts'
import { signInMailer } from '../../notify/mail/mail-sign-in-link.ts'
import { slackWhisper } from '../../notify/slack/whisper.ts'
import type { TimerEngine } from '../../timers/start-timer-engine.ts'
import { deliverReply } from '../../workflows/replies/deliver-reply.ts'
import { digestParts } from '../digest-parts.ts'
import { digestWorkflows } from '../digest-workflows.ts'
import { helpdeskWorkflows } from '../helpdesk-workflows.ts'
import { httpWorkflows } from '../http-workflows.ts'
import type { House } from '../open-house.ts'
import { packageRoot } from '../package-root.ts'
import type { Parts } from '../parts.ts'

/** Serves the console, the API and the chat; the port where they listen. Not ready while this node's own timers are not. */
export async function playHttp(house: House, parts: Parts, engine: TimerEngine | null): Promise<number> {
  const { deps, adapters, database, environment, log, record, secrets, tail } = house
  const { unsubscribeSecret } = secrets
  const from = `Sundial <sundial@${new URL(environment.baseUrl).hostname}>`
  const server = createHttpServer({
    db: database.db,
    pool: database.pool,
    setup: house.cache,
    workflows: httpWorkflows(
      { ...deps, adapters, calendars: house.calendars, vault: house.vault },
      record,
      helpdeskWorkflows({ ...deps, ...digestParts(house), helpdesks: house.helpdesks, vault: house.vault }),
      digestWorkflows({ ...deps, ...digestParts(house) }, unsubscribeSecret),
    ),
    doors: {
      ...house.doors,
      take: (channel, arrivals) =>
        takeArrivals({ ...deps, record, replyTokenKey: secrets.replyTokenKey }, channel, arrivals),
    },
    newId: deps.newId,
    now: () => null,
    setupChanged: () => house.cache.clear(),
    log,
    settings: {
      baseUrl: environment.baseUrl,
      apiToken: environment.apiToken,
      offerLinkSecret: secrets.offerLinkSecret,
      pushPublicKey: secrets.pushKeys.publicKey,
      slackSigningSecret: environment.slack.signingSecret,
      sessions: environment.sessions,
      trustProxy: behindProxy(house),
      consoleDirectory: path.join(packageRoot(), 'dist/console'),
      widgetFile: path.join(packageRoot(), 'dist/widget/widget.js'),
    },
    registry: new Registry(),
    readiness: {
      timers: () =>
        engine === null || engine.health().ready ? null : (engine.health().problem ?? 'starting'),
    },
    tail,
    limits: createRateLimits(database.pool),
    signIn: house.signIn,
    mailLink: signInMailer({ transport: house.transport, from }),
    leaked:
      environment.leakedPasswordsUrl === null
        ? null
        : leakedPasswords(
            environment.leakedPasswordsUrl,
            guardedFetch({ trusted: environment.trustedServers }),
          ),
    vault: house.vault,
    mailSignInChanged: signInChangedMailer({ transport: house.transport, from }),
    testPhone: phoneTester(pushOptions(house)),
    whisper:
      environment.slack.botToken === null
        ? null
        : slackWhisper({ token: environment.slack.botToken, apiUrl: environment.slack.apiUrl }),
  })
  const listening = await parts
    .opened('web server', server, (it) => it.close())
    .listen(environment.port, environment.host)
  await openChat(house, parts, listening)
  return (listening.address() as AddressInfo).port
}

async function openChat(house: House, parts: Parts, listening: Server): Promise<void> {
  const { deps, adapters, chat, record, secrets, tail, log } = house
  const door = await attachChatDoor(listening, {
    ...deps,
    chat,
    record,
    deliver: (reply) => deliverReply({ ...deps, adapters }, reply),
    tail,
    sessionKey: secrets.chatSessionKey,
    log,
    trustProxy: behindProxy(house),
  })
  parts.opened('chat', door, (it) => it.close())
}

function behindProxy({ environment }: House): boolean {
  return environment.baseUrl.startsWith('https:')
}
