import { z } from 'zod'
import type { Channel } from '../../../domain/conversation/channel.ts'
import { MINUTE } from '../../../domain/time/instant.ts'
import type { ChannelLog } from '../../channel-log.ts'
import type { Watching } from '../../port/adapter.ts'
import type { MailServer } from '../../../network/guarded-host.ts'
import type { ImapCredentials } from './imap-credentials.ts'
import type { MailboxSettings } from './mailbox-settings.ts'
import { watchFolder, type FolderWatch, type WatchTimes } from './watch-folder.ts'

export interface WatchMailbox {
  readonly channel: Channel
  readonly settings: MailboxSettings
  readonly credentials: () => Promise<ImapCredentials>
  /** Where to connect to reach the server. Throws where it may not be called. */
  readonly hostOf: (server: MailServer) => Promise<string>
  readonly house: Watching
  readonly log: ChannelLog
  readonly times?: WatchTimes
}

const positionOf = z.object({ uidValidity: z.string(), lastUid: z.number() }).nullable().catch(null)

/** Watches a mailbox's folders, and its Sent folder for answers given elsewhere, each over a line of its own. */
export function watchMailbox(mailbox: WatchMailbox): FolderWatch {
  const { folders, sent_folder } = mailbox.settings
  const watches = [
    ...folders.map((name) => watch(mailbox, { name }, 'inbox')),
    watch(mailbox, sent_folder === undefined ? { specialUse: '\\Sent' } : { name: sent_folder }, 'sent'),
  ]
  return {
    async stop() {
      await Promise.all(watches.map((one) => one.stop()))
    },
  }
}

function watch(
  { channel, settings: { host, port, secure }, credentials, hostOf, house, log, times }: WatchMailbox,
  folder: { readonly name: string } | { readonly specialUse: string },
  role: 'inbox' | 'sent',
): FolderWatch {
  const part = 'name' in folder ? folder.name : folder.specialUse
  let watching = false
  const beating = setInterval(() => {
    if (watching) house.alive(part)
  }, BEAT_EVERY)
  const folderWatch = watchFolder(
    {
      connection: { host, port, secure, credentials, hostOf },
      folder,
      connectedAt: channel.connectedAt,
      log,
      readPosition: async () => positionOf.parse(await house.readPosition(part)),
      savePosition: (position) => house.savePosition(part, position),
      store: (mails) =>
        house.take(mails.map(({ raw, receivedAt }) => ({ type: 'mail', raw, receivedAt, folder: role }))),
      onHealth(health) {
        watching = health.state === 'watching'
        if (watching) house.alive(part)
        if (health.state === 'failing') house.failing(health.problem, part)
      },
    },
    times,
  )
  return {
    stop() {
      clearInterval(beating)
      return folderWatch.stop()
    },
  }
}

/** A line that has gone still is cut by its socket's own timeout; until then it counts as alive. */
const BEAT_EVERY = MINUTE
