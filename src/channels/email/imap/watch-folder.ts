import { isIP } from 'node:net'
import { ImapFlow, type FetchMessageObject } from 'imapflow'
import type { Instant } from '../../../domain/time/instant.ts'
import type { ChannelLog } from '../../channel-log.ts'
import { backOff } from '../../back-off.ts'
import type { MailServer } from '../../../network/guarded-host.ts'
import type { ImapCredentials } from './imap-credentials.ts'

/** How far a folder has been read. */
export interface MailboxPosition {
  /** The server's generation of UIDs: when it changes, all UIDs mean something else. */
  readonly uidValidity: string
  /** The highest UID that is stored. */
  readonly lastUid: number
}

export interface WatchedFolder {
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly secure: boolean
    readonly credentials: () => Promise<ImapCredentials>
    /** Judged anew for each connection. Throws where the server may not be called. */
    readonly hostOf: (server: MailServer) => Promise<string>
  }
  /** A name, or how the server marks it: `\Sent`. */
  readonly folder: { readonly name: string } | { readonly specialUse: string }
  /** When the channel was connected: where the search begins anew if the server renumbers its mails. */
  readonly connectedAt: Instant
  readonly log: ChannelLog
  readPosition(): Promise<MailboxPosition | null>
  /** Called with mails in the order of UIDs; the position moves on when it resolves. */
  store(mails: readonly StoredMail[]): Promise<void>
  savePosition(position: MailboxPosition): Promise<void>
  onHealth(health: FolderHealth): void
}

export interface StoredMail {
  readonly uid: number
  readonly raw: Buffer
  readonly receivedAt: Instant
}

/** A mailbox that catches up is stored in groups; no more than that of it is held in memory. */
const GROUP_MAILS = 100
const GROUP_BYTES = 8 * 1024 * 1024

export type FolderHealth =
  | { readonly state: 'connecting' }
  | { readonly state: 'watching' }
  | { readonly state: 'failing'; readonly problem: string }

export interface FolderWatch {
  stop(): Promise<void>
}

/** A frozen line shows itself within that: IDLE is renewed, and a read that brings nothing ends the connection. Milliseconds. */
const RENEW_IDLE = 4 * 60_000
const FROZEN = 5 * 60_000

/** After a fetch, until we listen for news again. Milliseconds. */
const LISTEN_AGAIN = 10

export interface WatchTimes {
  readonly maxIdleTime?: number
  readonly socketTimeout?: number
}

/**
 * Watches one folder for as long as it runs: IDLE while the line holds, a new connection when it does not, and from the
 * stored position on. The first connection ever starts at UIDNEXT, so that an old mailbox disturbs nobody.
 */
export function watchFolder(watched: WatchedFolder, times: WatchTimes = {}): FolderWatch {
  let client: ImapFlow | null = null
  const stopping = new AbortController()
  const stopped = (): boolean => stopping.signal.aborted
  const finished = run()

  async function run(): Promise<void> {
    const pause = backOff({ signal: stopping.signal })
    while (!stopped()) {
      watched.onHealth({ state: 'connecting' })
      try {
        client = await newClient(watched, times)
        await watchUntilClosed(client, watched, () => {
          pause.reset()
          watched.onHealth({ state: 'watching' })
        })
      } catch (error) {
        if (stopped()) break
        const problem = problemOf(error)
        watched.log.warn({ problem }, 'a mailbox cannot be read; trying again')
        watched.onHealth({ state: 'failing', problem })
      } finally {
        client?.close()
      }
      await pause.wait()
    }
  }

  return {
    async stop() {
      stopping.abort()
      client?.close()
      await finished
    },
  }
}

async function newClient(
  { connection }: WatchedFolder,
  { maxIdleTime = RENEW_IDLE, socketTimeout = FROZEN }: WatchTimes,
): Promise<ImapFlow> {
  const { host, port, secure, credentials, hostOf } = connection
  return new ImapFlow({
    host: await hostOf({ host, port, secure }),
    ...(isIP(host) === 0 && { servername: host }),
    port,
    secure,
    auth: await credentials(),
    logger: false,
    maxIdleTime,
    // A fetch ends IDLE; by itself the library would listen again only after fifteen seconds.
    autoIdleDelay: LISTEN_AGAIN,
    socketTimeout,
    greetingTimeout: 15_000,
  })
}

async function watchUntilClosed(
  client: ImapFlow,
  watched: WatchedFolder,
  onWatching: () => void,
): Promise<void> {
  const failures: Error[] = []
  const closed = new Promise<void>((resolve) => client.once('close', resolve))
  client.on('error', (error: Error) => failures.push(error))
  await client.connect()
  await Promise.race([watchOpen(client, watched, onWatching), closed])
  if (failures[0]) throw failures[0]
}

/** Ends when it fails. A command that is under way when the line goes never ends: whoever calls looks at the line, too. */
async function watchOpen(client: ImapFlow, watched: WatchedFolder, onWatching: () => void): Promise<void> {
  const mailbox = await client.mailboxOpen(await nameOf(client, watched.folder), { readOnly: true })
  const uidValidity = String(mailbox.uidValidity)
  const known = await watched.readPosition()
  let lastUid =
    known?.uidValidity === uidValidity
      ? known.lastUid
      : await whereToBegin(client, watched, known, mailbox.uidNext)
  if (known?.uidValidity !== uidValidity) await watched.savePosition({ uidValidity, lastUid })

  let failed: (error: unknown) => void = () => undefined
  const failing = new Promise<never>((_, reject) => (failed = reject))
  failing.catch(() => undefined) // somebody else may have heard of it first
  let fetching: Promise<void> = Promise.resolve()
  const fetchNew = () => {
    fetching = fetching.then(async () => {
      let group: StoredMail[] = []
      let bytes = 0
      const flush = async () => {
        const last = group.at(-1)
        if (!last) return
        await watched.store(group)
        lastUid = last.uid
        await watched.savePosition({ uidValidity, lastUid })
        group = []
        bytes = 0
      }
      for await (const mail of client.fetch(
        `${lastUid + 1}:*`,
        { uid: true, source: true, internalDate: true },
        { uid: true },
      )) {
        // A range that ends in `*` always holds the newest mail, however old.
        if (mail.uid <= lastUid) continue
        const raw = mail.source ?? Buffer.alloc(0)
        group.push({ uid: mail.uid, raw, receivedAt: internalDate(mail) })
        bytes += raw.length
        if (group.length >= GROUP_MAILS || bytes >= GROUP_BYTES) await flush()
      }
      await flush()
    })
    fetching.catch(failed)
  }
  client.on('exists', fetchNew)
  fetchNew()
  await fetching
  onWatching()
  client.idle().catch(failed)
  await failing
}

/** At UIDNEXT the first time. After a renumbering all mails since the connection are read again; what is stored is known by its name. */
async function whereToBegin(
  client: ImapFlow,
  { connectedAt, log }: WatchedFolder,
  known: MailboxPosition | null,
  uidNext: number,
): Promise<number> {
  if (known === null) return uidNext - 1
  log.warn(
    { before: known.uidValidity },
    'the server has renumbered the mails; reading those since the connection again',
  )
  const uids = await client.search({ since: new Date(connectedAt) }, { uid: true })
  return uids && uids.length > 0 ? Math.min(...uids) - 1 : uidNext - 1
}

async function nameOf(client: ImapFlow, folder: WatchedFolder['folder']): Promise<string> {
  if ('name' in folder) return folder.name
  const folders = await client.list()
  const found = folders.find(({ specialUse }) => specialUse === folder.specialUse)
  if (!found) throw new Error(`the server marks no folder as ${folder.specialUse}; name it in sent_folder`)
  return found.path
}

function internalDate(mail: FetchMessageObject): Instant {
  const at = mail.internalDate ?? new Date(0)
  return Math.trunc(typeof at === 'string' ? Date.parse(at) : at.getTime())
}

function problemOf(error: unknown): string {
  const { authenticationFailed, responseText, code, message } = error as Record<
    string,
    string | boolean | undefined
  >
  if (authenticationFailed)
    return `the server refuses the user or the password (${responseText ?? 'no reason given'})`
  return [code, message].filter(Boolean).join(': ') || String(error)
}
