import { z } from 'zod'
import { DAY, MINUTE, SECOND, type Instant } from '../../../domain/time/instant.ts'
import type { Pulled } from '../../port/adapter.ts'
import type { MailArrival } from '../../port/arrival.ts'
import { isOwnCopy } from '../is-own-copy.ts'
import { GmailRefuses, type Gmail } from './gmail.ts'

/** Records of history that are read at a time, and mails in a page of a catch-up: what is held in memory. */
const GROUP = 20
const AT_ONCE = 4

/**
 * `history`: everything up to that record is stored, at `at` for the last time, and of what came since all pages before `page`. `again`: the record was too old, and mails since
 * `since` are listed anew, up to `page`.
 */
const position = z
  .object({
    history: z.string(),
    page: z.string().optional(),
    at: z.number(),
    again: z.object({ since: z.number(), page: z.string().nullable() }).optional(),
  })
  .nullable()
  .catch(null)
type Position = NonNullable<z.output<typeof position>>

const labelled = z.object({ id: z.string(), labelIds: z.array(z.string()).default([]) })
const historyPage = z.object({
  history: z
    .array(
      z.object({
        messagesAdded: z.array(z.object({ message: labelled })).default([]),
        labelsAdded: z.array(z.object({ message: labelled })).default([]),
      }),
    )
    .default([]),
  historyId: z.string(),
  nextPageToken: z.string().optional(),
})
const listPage = z.object({
  messages: z.array(z.object({ id: z.string() })).default([]),
  nextPageToken: z.string().optional(),
})
const whole = z.object({
  threadId: z.string(),
  labelIds: z.array(z.string()).default([]),
  internalDate: z.string(),
  raw: z.string(),
})

export interface PullGmail {
  readonly labels: readonly string[]
  readonly now: Instant
}

/** What came since, by the mailbox's history; by a list since the last success where that history is gone (404). */
export async function pullGmail(gmail: Gmail, before: unknown, asked: PullGmail): Promise<Pulled> {
  const known = position.parse(before)
  if (known === null) return { arrivals: [], position: await begin(gmail, asked.now) }
  if (known.again) return listAgain(gmail, known, known.again, asked)
  try {
    return await pullHistory(gmail, known, asked)
  } catch (error) {
    if (!(error instanceof GmailRefuses)) throw error
    // A page is good for a while only: then its round begins anew, and what is stored is known by its name.
    if (error.status === 400 && known.page !== undefined)
      return { arrivals: [], position: { history: known.history, at: known.at }, more: true }
    if (error.status !== 404) throw error
    // The newest record is taken down before the list, so that nothing falls between the two.
    const anew = await begin(gmail, known.at)
    return {
      arrivals: [],
      position: { ...anew, again: { since: known.at - DAY, page: null } } satisfies Position,
      more: true,
    }
  }
}

async function begin(gmail: Gmail, at: Instant): Promise<Position> {
  const { historyId } = z.object({ historyId: z.string() }).parse(await gmail.get('profile'))
  return { history: historyId, at }
}

async function pullHistory(gmail: Gmail, known: Position, asked: PullGmail): Promise<Pulled> {
  const page = historyPage.parse(
    await gmail.get('history', [
      ['startHistoryId', known.history],
      ['historyTypes', 'messageAdded'],
      ['historyTypes', 'labelAdded'],
      ['maxResults', String(GROUP)],
      ...(known.page === undefined ? [] : [['pageToken', known.page] as const]),
    ]),
  )
  const ids = page.history.flatMap(({ messagesAdded, labelsAdded }) =>
    [...messagesAdded, ...labelsAdded].map(({ message }) => message),
  )
  const arrivals = await fetchMails(gmail, ids, asked.labels)
  if (page.nextPageToken !== undefined)
    return {
      arrivals,
      position: { history: known.history, at: known.at, page: page.nextPageToken } satisfies Position,
      more: true,
    }
  // The hour tells where a catch-up would begin; it is no reason to write every few seconds.
  const moved =
    page.historyId !== known.history || known.page !== undefined || asked.now - known.at > 10 * MINUTE
  return {
    arrivals,
    position: moved ? ({ history: page.historyId, at: asked.now } satisfies Position) : known,
  }
}

async function listAgain(
  gmail: Gmail,
  { history, at }: Position,
  { since, page }: NonNullable<Position['again']>,
  asked: PullGmail,
): Promise<Pulled> {
  const { messages, nextPageToken } = listPage.parse(
    await gmail.get('messages', [
      ['q', `after:${Math.floor(since / SECOND)}`],
      ['maxResults', String(GROUP)],
      ...(page === null ? [] : [['pageToken', page] as const]),
    ]),
  )
  const arrivals = await fetchMails(
    gmail,
    messages.map(({ id }) => ({ id, labelIds: [] })),
    asked.labels,
  )
  return {
    arrivals,
    position: {
      history,
      at,
      ...(nextPageToken !== undefined && { again: { since, page: nextPageToken } }),
    } satisfies Position,
    more: true,
  }
}

/** Whole mails, oldest first. What was deleted meanwhile, drafts, chats, spam and waste are none. */
async function fetchMails(
  gmail: Gmail,
  found: readonly { readonly id: string; readonly labelIds: readonly string[] }[],
  labels: readonly string[],
): Promise<readonly MailArrival[]> {
  const wanted = found.filter(({ labelIds }) => labelIds.length === 0 || folderOf(labelIds, labels) !== null)
  const ids = [...new Set(wanted.map(({ id }) => id))]
  const mails: MailArrival[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE)
    mails.push(
      ...(await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => fetchMail(gmail, id, labels)))).flat(),
    )
  return mails.sort((a, b) => a.receivedAt! - b.receivedAt!)
}

async function fetchMail(
  gmail: Gmail,
  id: string,
  labels: readonly string[],
): Promise<readonly MailArrival[]> {
  const answer = await gmail.get(`messages/${encodeURIComponent(id)}`, [['format', 'raw']]).catch(goneIsNull)
  if (answer === null) return []
  const { threadId, labelIds, internalDate, raw } = whole.parse(answer)
  const folder = folderOf(labelIds, labels)
  const bytes = Buffer.from(raw, 'base64url')
  if (folder === null || (folder === 'sent' && isOwnCopy(bytes))) return []
  return [
    { type: 'mail', raw: bytes, receivedAt: Number(internalDate), folder, replyTo: { thread: threadId } },
  ]
}

function goneIsNull(error: unknown): null {
  if (error instanceof GmailRefuses && error.status === 404) return null
  throw error
}

const never = ['DRAFT', 'CHAT', 'SPAM', 'TRASH']

function folderOf(labelIds: readonly string[], labels: readonly string[]): MailArrival['folder'] | null {
  if (labelIds.some((label) => never.includes(label))) return null
  if (labelIds.some((label) => labels.includes(label))) return 'inbox'
  return labelIds.includes('SENT') ? 'sent' : null
}
