import { z } from 'zod'
import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { beginningOf } from '../../channels/email/mime-limits.ts'
import { parseMail } from '../../channels/email/parse-mail.ts'
import type { HelpdeskFact } from '../../domain/helpdesk/facts.ts'
import type { Instant } from '../../domain/time/instant.ts'
import {
  TokenRefused,
  type Haul,
  type HelpdeskFinding,
  type HelpdeskReader,
  type HelpdeskSettings,
  type ReadFrom,
} from '../../workflows/ports/helpdesk.ts'
import { bad, good, lacking } from '../line/finding.ts'
import type { Network } from '../../network/network.ts'
import { mailFacts } from './mail-facts.ts'
import { inMailbox } from './open-mailbox.ts'

/** Reads a mailbox opened for reading only: nothing in it is marked as seen. */
export function mailboxReader(
  settings: HelpdeskSettings,
  password: string,
  network: Network,
  now: () => Instant,
): HelpdeskReader {
  return {
    check: () => checkMailbox(settings, password, network),
    read: (from) =>
      inMailbox(settings, password, network, (client) =>
        readMailbox(client, settings.user ?? '', now(), from),
      ),
  }
}

const noSent = lacking(
  'the server marks no folder as Sent: answers are not found, and everybody looks unanswered',
  'Mark the Sent folder as such (special use) at your provider.',
)
const noHours = lacking(
  'a mailbox tells no office hours: hidden neglect is left out, and so is the reconciliation',
  'Nothing to do: waits are counted around the clock.',
)

async function checkMailbox(
  settings: HelpdeskSettings,
  password: string,
  network: Network,
): Promise<readonly HelpdeskFinding[]> {
  try {
    return await inMailbox(settings, password, network, async (client) => {
      const folders = await foldersOf(client)
      const { exists } = await client.mailboxOpen('INBOX', { readOnly: true })
      return [
        good(
          `${settings.user ?? ''} is let in; ${exists} mails lie in the inbox, which is opened for reading only`,
        ),
        ...(folders.some(({ sent }) => sent) ? [] : [noSent]),
        noHours,
      ]
    })
  } catch (error) {
    if (error instanceof TokenRefused)
      return [bad(error.message, 'Many providers want an app password, and IMAP switched on.')]
    return [
      bad(
        `the mail server cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
        'It looks like imaps://imap.your-company.com.',
      ),
    ]
  }
}

const cursorShape = z.object({
  folders: z.array(z.object({ path: z.string(), sent: z.boolean() })),
  index: z.int(),
  lastUid: z.number(),
  uidValidity: z.string().nullable(),
  until: z.number(),
})
type Cursor = z.output<typeof cursorShape>

const AT_ONCE = 200
/** So much of a mail says who wrote it, to what, and whether it is only thanks. */
const BYTES = 64 * 1024
const LINES = 4_000

async function readMailbox(
  client: ImapFlow,
  owner: string,
  now: Instant,
  { since, cursor: given }: ReadFrom,
): Promise<Haul> {
  if (given === null) {
    const folders = await foldersOf(client)
    const cursor: Cursor = { folders, index: 0, lastUid: 0, uidValidity: null, until: now }
    const missing = [...(folders.some(({ sent }) => sent) ? [] : [noSent]), noHours]
    return { facts: [], cursor, done: false, progress: 0.01, coveredUntil: null, missing }
  }
  const cursor = cursorShape.parse(given)
  const folder = cursor.folders[cursor.index]!
  const opened = await client.mailboxOpen(folder.path, { readOnly: true })
  const uidValidity = String(opened.uidValidity)
  const lastUid = cursor.uidValidity === uidValidity ? cursor.lastUid : 0
  // The server searches by its own days: one more is asked for, and each mail is looked at.
  const found = await client.search({ since: new Date(since - 86_400_000) }, { uid: true })
  const all = (found || []).filter((uid) => uid > lastUid).sort((a, b) => a - b)
  const uids = all.slice(0, AT_ONCE)
  const facts: HelpdeskFact[] = []
  let unreadable = 0
  for await (const mail of beginningsOf(client, uids)) {
    const at = internalDate(mail)
    if (at < since || at > cursor.until) continue
    const parsed = await parseMail(beginningOf(mail.source ?? Buffer.alloc(0), BYTES, LINES))
    if (parsed.ok) facts.push(...mailFacts(parsed.mail, at, owner, folder.sent))
    else unreadable += 1
  }
  const folderDone = all.length <= AT_ONCE
  const last = cursor.index === cursor.folders.length - 1
  const next: Cursor = folderDone
    ? { ...cursor, index: cursor.index + 1, lastUid: 0, uidValidity: null }
    : { ...cursor, lastUid: uids.at(-1)!, uidValidity }
  const done = folderDone && last
  return {
    facts,
    cursor: next,
    done,
    progress: done
      ? 1
      : Math.min(0.99, (cursor.index + uids.length / Math.max(1, all.length)) / cursor.folders.length),
    // Before the answers are read everybody would look unanswered.
    coveredUntil: done ? cursor.until : null,
    ...(unreadable > 0 && { notes: { unreadable } }),
  }
}

/** Mails as they lie there; of long ones the beginning alone is fetched. */
async function* beginningsOf(client: ImapFlow, uids: readonly number[]): AsyncGenerator<FetchMessageObject> {
  if (uids.length === 0) return
  const sizes = await client.fetchAll(uids.join(','), { uid: true, size: true }, { uid: true })
  const [short, long] = [true, false].map((is) =>
    sizes.filter(({ size = 0 }) => size <= BYTES === is).map(({ uid }) => uid),
  )
  const wanted = { uid: true, internalDate: true }
  if (short!.length > 0) yield* client.fetch(short!.join(','), { ...wanted, source: true }, { uid: true })
  for (const uid of long!) {
    const mail = await client.fetchOne(
      String(uid),
      { ...wanted, source: { maxLength: BYTES } },
      { uid: true },
    )
    if (mail) yield mail
  }
}

async function foldersOf(client: ImapFlow): Promise<Cursor['folders']> {
  const sent = (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')
  return [{ path: 'INBOX', sent: false }, ...(sent ? [{ path: sent.path, sent: true }] : [])]
}

function internalDate({ internalDate: at = new Date(0) }: FetchMessageObject): Instant {
  return Math.trunc(typeof at === 'string' ? Date.parse(at) : at.getTime())
}
