import type { Channel } from '../../../domain/conversation/channel.ts'
import type { ChannelPositions } from '../../../workflows/ports/channel-position.ts'
import type { ChannelLog } from '../../channel-log.ts'
import { receiveMail, type MailDeps } from '../receive-mail.ts'
import { parseMailboxSettings, type MailboxSettings } from './mailbox-settings.ts'
import { watchFolder, type FolderHealth, type FolderWatch, type WatchTimes } from './watch-folder.ts'

export interface ImapDoorOptions {
  readonly deps: MailDeps
  readonly channel: Channel
  readonly positions: ChannelPositions
  readonly password: (variable: string) => string | undefined
  readonly log: ChannelLog
  readonly onHealth: (folder: string, health: FolderHealth) => void
  readonly times?: WatchTimes
}

/** Fetches a channel's mail from a mailbox, and watches its Sent folder for answers given elsewhere. */
export function openImapDoor(options: ImapDoorOptions): FolderWatch {
  const settings = parseMailboxSettings(options.channel.settings)
  if (!settings.success)
    return refused(
      options,
      `settings.${settings.error.issues[0]!.path.join('.')}: ${settings.error.issues[0]!.message}`,
    )
  const password = options.password(settings.data.password_env)
  if (password === undefined)
    return refused(options, `the variable ${settings.data.password_env} with the password is not set`)
  const watches = [
    ...settings.data.folders.map((name) => watch(options, settings.data, password, { name }, 'inbox')),
    watch(
      options,
      settings.data,
      password,
      settings.data.sent_folder === undefined
        ? { specialUse: '\\Sent' }
        : { name: settings.data.sent_folder },
      'sent',
    ),
  ]
  return {
    async stop() {
      await Promise.all(watches.map((one) => one.stop()))
    },
  }
}

function watch(
  { deps, channel, positions, log, onHealth, times }: ImapDoorOptions,
  { host, port, secure, user }: MailboxSettings,
  password: string,
  folder: { readonly name: string } | { readonly specialUse: string },
  role: 'inbox' | 'sent',
): FolderWatch {
  const key = 'name' in folder ? folder.name : folder.specialUse
  return watchFolder(
    {
      connection: { host, port, secure, user, password },
      folder,
      connectedAt: channel.connectedAt,
      log,
      readPosition: () => positions.mailbox(channel.id, key),
      savePosition: (position) => positions.saveMailbox(channel.id, key, position),
      async store({ raw, receivedAt }) {
        await receiveMail(deps, {
          channel,
          raw,
          receivedAt,
          folder: role,
          backlog: receivedAt < channel.connectedAt,
        })
      },
      onHealth: (health) => onHealth(key, health),
    },
    times,
  )
}

function refused({ channel, log, onHealth }: ImapDoorOptions, problem: string): FolderWatch {
  log.error({ channel: channel.slug, problem }, 'a mailbox cannot be watched')
  onHealth('', { state: 'failing', problem })
  return { stop: () => Promise.resolve() }
}
