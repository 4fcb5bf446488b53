import { z } from 'zod'
import { searchPage } from '../../helpdesk/intercom/shapes.ts'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { broken, doubtful, works, type Finding } from '../port/finding.ts'
import { ownAdmin } from './admins.ts'
import { tag } from './live-shapes.ts'
import { CLAIMED, untag } from './show-holder.ts'

const tags = z.looseObject({ data: z.array(tag) })
const AT_ONCE = 50
/** What is found is untagged, so that the next look finds the rest. */
const LOOKS = 100

/** Takes our tag away. Notes and answers are the company's record and stay; topics are set in the app, where no interface removes them. */
export async function leaveIntercom(line: HelpdeskLine): Promise<readonly Finding[]> {
  return [
    await removeTag(line),
    doubtful(
      "Intercom's webhook goes on calling until somebody takes it away",
      'Remove the endpoint under Configure, Webhooks of your app in the Developer Hub, or delete the app.',
    ),
  ]
}

async function removeTag(line: HelpdeskLine): Promise<Finding> {
  try {
    const known = tags.parse((await line({ path: '/tags' })).body).data
    const ours = known.find(({ name }) => name === CLAIMED)
    if (ours) {
      await untagAll(line, ours.id)
      await line({ method: 'DELETE', path: `/tags/${encodeURIComponent(ours.id)}` })
    }
    return works(`no conversation carries the tag ${CLAIMED} any more`)
  } catch (error) {
    return broken(
      `the tag ${CLAIMED} stays on conversations: ${said(error)}`,
      `Remove the tag ${CLAIMED} in Intercom's settings.`,
    )
  }
}

async function untagAll(line: HelpdeskLine, tagId: string): Promise<void> {
  const admin = await ownAdmin(line)
  for (let look = 0; look < LOOKS; look += 1) {
    const answer = await line({
      method: 'POST',
      path: '/conversations/search',
      body: {
        query: { field: 'tag_ids', operator: '=', value: tagId },
        pagination: { per_page: AT_ONCE },
      },
    })
    const { conversations } = searchPage.parse(answer.body)
    for (const { id } of conversations)
      await untag(line, `/conversations/${encodeURIComponent(id)}`, tagId, admin)
    if (conversations.length < AT_ONCE) return
  }
}

function said(error: unknown): string {
  if (error instanceof NotAvailable) return `Intercom answers ${error.status}`
  return error instanceof Error ? error.message : String(error)
}
