import { z } from 'zod'
import { HOUR, MINUTE, type Instant } from '../../../domain/time/instant.ts'
import type { Pulled } from '../../port/adapter.ts'
import type { MailArrival } from '../../port/arrival.ts'
import { isOwnCopy } from '../is-own-copy.ts'
import { MicrosoftRefuses, type MicrosoftMail } from './microsoft-mail.ts'

/** Of each folder the link where its changes go on, and when a round of them was last complete. */
const folderPosition = z.object({ link: z.string(), at: z.number() })
const position = z
  .object({ folders: z.record(z.string(), folderPosition) })
  .nullable()
  .catch(null)

const changed = z.object({
  id: z.string(),
  receivedDateTime: z.string().optional(),
  sentDateTime: z.string().optional(),
  isDraft: z.boolean().optional(),
  '@removed': z.unknown().optional(),
})
const changes = z.object({
  value: z.array(changed),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})

export interface WatchedMicrosoftFolder {
  readonly name: string
  readonly role: MailArrival['folder']
}

export interface PullMicrosoft {
  readonly folders: readonly WatchedMicrosoftFolder[]
  readonly now: Instant
}

/** One page of changes of each folder. A folder that is new begins now; one whose link is too old (410) an hour before it was last read. */
export async function pullMicrosoft(
  mail: MicrosoftMail,
  before: unknown,
  { folders, now }: PullMicrosoft,
): Promise<Pulled> {
  const known = position.parse(before)?.folders ?? {}
  const next: Record<string, z.output<typeof folderPosition>> = {}
  const arrivals: MailArrival[] = []
  let more = false
  for (const folder of folders) {
    const page = await pageOf(mail, folder, known[folder.name] ?? null, now)
    arrivals.push(...page.arrivals)
    next[folder.name] = page.position
    more ||= page.more
  }
  arrivals.sort((a, b) => a.receivedAt! - b.receivedAt!)
  return { arrivals, position: { folders: next }, more }
}

interface FolderPage {
  readonly arrivals: readonly MailArrival[]
  readonly position: z.output<typeof folderPosition>
  readonly more: boolean
}

async function pageOf(
  mail: MicrosoftMail,
  { name, role }: WatchedMicrosoftFolder,
  known: z.output<typeof folderPosition> | null,
  now: Instant,
): Promise<FolderPage> {
  const page = await readChanges(mail, name, known, now)
  const next = page['@odata.nextLink']
  const link = next ?? page['@odata.deltaLink']
  if (link === undefined) throw new Error('Microsoft gave no link to go on from')
  const arrivals: MailArrival[] = []
  for (const one of page.value) arrivals.push(...(await fetchMail(mail, one, role)))
  const round = { link, at: next === undefined ? now : (known?.at ?? now) }
  // An unchanged link is no reason to write every few seconds; the hour tells where a catch-up would begin.
  const same = known?.link === link && round.at - known.at < 10 * MINUTE
  return { arrivals, position: same ? known : round, more: next !== undefined }
}

async function readChanges(
  mail: MicrosoftMail,
  folder: string,
  known: z.output<typeof folderPosition> | null,
  now: Instant,
): Promise<z.output<typeof changes>> {
  if (known === null) return changes.parse((await begin(mail, folder, now)).json)
  try {
    return changes.parse((await mail.get(known.link)).json)
  } catch (error) {
    if (!(error instanceof MicrosoftRefuses) || !isTooOld(error)) throw error
    return changes.parse((await begin(mail, folder, known.at - HOUR)).json)
  }
}

function begin(mail: MicrosoftMail, folder: string, since: Instant) {
  return mail.get(`mailFolders/${encodeURIComponent(folder)}/messages/delta`, {
    changeType: 'created',
    $select: 'id,receivedDateTime,sentDateTime,isDraft',
    $filter: `receivedDateTime ge ${new Date(since).toISOString()}`,
  })
}

function isTooOld({ status, code }: MicrosoftRefuses): boolean {
  return status === 410 || /^(?:syncStateNotFound|syncStateInvalid|resyncRequired)$/i.test(code)
}

/** Nothing where it was deleted meanwhile, is a draft, or is a copy of what we handed over. */
async function fetchMail(
  mail: MicrosoftMail,
  one: z.output<typeof changed>,
  folder: MailArrival['folder'],
): Promise<readonly MailArrival[]> {
  if (one['@removed'] !== undefined || one.isDraft === true) return []
  const at = Date.parse((folder === 'sent' ? one.sentDateTime : undefined) ?? one.receivedDateTime ?? '')
  const answer = await mail.get(`messages/${encodeURIComponent(one.id)}/$value`).catch((error: unknown) => {
    if (error instanceof MicrosoftRefuses && error.status === 404) return null
    throw error
  })
  if (answer === null || (folder === 'sent' && isOwnCopy(answer.bytes))) return []
  return [
    {
      type: 'mail',
      raw: answer.bytes,
      receivedAt: Number.isNaN(at) ? null : at,
      folder,
      replyTo: { message: one.id },
    },
  ]
}
