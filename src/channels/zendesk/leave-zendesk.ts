import { z } from 'zod'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import type { Finding } from '../port/finding.ts'
import { broken, works } from '../port/finding.ts'
import { CLAIMED } from './show-holder.ts'
import { webhooksAt } from './webhook.ts'

const found = z.looseObject({ results: z.array(z.looseObject({ id: z.number() })) })
/** `update_many` takes a hundred. */
const AT_ONCE = 100
/** A search finds a thousand at most; what is found is untagged, so that the next look finds the rest. */
const LOOKS = 50

/** Takes away what we left in Zendesk: the webhook that we made, and the tag on tickets. Notes and answers are the company's record and stay. */
export async function leaveZendesk(
  line: HelpdeskLine,
  endpoint: string | undefined,
): Promise<readonly Finding[]> {
  return [...(endpoint === undefined ? [] : [await removeWebhooks(line, endpoint)]), await removeTags(line)]
}

async function removeWebhooks(line: HelpdeskLine, endpoint: string): Promise<Finding> {
  try {
    const ours = await webhooksAt(line, endpoint)
    for (const { id } of ours)
      await line({ method: 'DELETE', path: `/api/v2/webhooks/${encodeURIComponent(id)}` })
    return works('the webhook is removed')
  } catch (error) {
    return broken(
      `the webhook stays: ${said(error)}`,
      `Remove the webhook to ${endpoint} in the Admin Center.`,
    )
  }
}

async function removeTags(line: HelpdeskLine): Promise<Finding> {
  try {
    for (let look = 0; look < LOOKS; look += 1) {
      const answer = await line({
        path: '/api/v2/search.json',
        query: { query: `type:ticket tags:${CLAIMED} status<closed`, per_page: String(AT_ONCE) },
      })
      const { results } = found.parse(answer.body)
      if (results.length === 0) break
      await line({
        method: 'PUT',
        path: '/api/v2/tickets/update_many.json',
        query: { ids: results.map(({ id }) => id).join(',') },
        body: { ticket: { remove_tags: [CLAIMED] } },
      })
      if (results.length < AT_ONCE) break
    }
    return works(`no open ticket carries the tag ${CLAIMED} any more`)
  } catch (error) {
    return broken(
      `the tag ${CLAIMED} stays on tickets: ${said(error)}`,
      `Remove the tag ${CLAIMED} from open tickets.`,
    )
  }
}

function said(error: unknown): string {
  return error instanceof NotAvailable
    ? `Zendesk answers ${error.status}`
    : error instanceof Error
      ? error.message
      : String(error)
}
