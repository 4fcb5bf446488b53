import { z } from 'zod'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { conversationsPage } from '../../helpdesk/chatwoot/shapes.ts'
import { readItems } from '../../helpdesk/line/read-items.ts'
import type { HolderContext } from '../../workflows/ports/channel-adapter.ts'
import { broken, works, type Finding } from '../port/finding.ts'
import { agents, labelled } from './live-shapes.ts'

/** On every conversation that somebody holds in Sundial. */
export const CLAIMED = 'sundial_claimed'

const target = z.object({ conversation: z.number() })

/** A claim is seen in the conversation: a label, a private note, and the holder as assignee where Chatwoot knows their mail address. */
export async function showHolder(
  line: HelpdeskLine,
  account: number,
  { replyTo, holder }: HolderContext,
): Promise<void> {
  const base = `/api/v1/accounts/${account}`
  const path = `${base}/conversations/${target.parse(replyTo).conversation}`
  const found = await conversationAt(line, path)
  if (!found) return
  const labels = found.labels ?? []
  const claimed = labels.includes(CLAIMED)
  const agent = holder?.email ? await agentWith(line, base, holder.email) : null
  if (holder ? claimed && (agent === null || found.meta?.assignee?.id === agent) : !claimed) return
  if (holder && agent !== null)
    await line({ method: 'POST', path: `${path}/assignments`, body: { assignee_id: agent } })
  const content = holder
    ? `${holder.name} answers this in Sundial. Whoever answers here first is the one who answered: nothing is sent twice.`
    : 'Nobody holds this in Sundial any more.'
  if (holder !== null || found.status !== 'resolved')
    await line({
      method: 'POST',
      path: `${path}/messages`,
      body: { content, message_type: 'outgoing', private: true },
    })
  const others = labels.filter((one) => one !== CLAIMED)
  await setLabels(line, path, holder ? [...others, CLAIMED] : others)
}

/** Takes the label away again. Notes and answers are the company's record and stay. */
export async function leaveChatwoot(line: HelpdeskLine, account: number): Promise<readonly Finding[]> {
  const base = `/api/v1/accounts/${account}/conversations`
  try {
    for (;;) {
      const answer = await line({
        path: base,
        query: { status: 'all', assignee_type: 'all', page: '1', 'labels[]': CLAIMED },
      })
      const { read } = readItems(labelled, conversationsPage.parse(answer.body).data.payload)
      if (read.length === 0) break
      for (const { id, labels } of read)
        await setLabels(
          line,
          `${base}/${id}`,
          (labels ?? []).filter((one) => one !== CLAIMED),
        )
    }
    return [works(`no conversation carries the label ${CLAIMED} any more`)]
  } catch (error) {
    return [
      broken(
        `the label ${CLAIMED} stays on conversations: ${error instanceof Error ? error.message : String(error)}`,
        `Remove the label ${CLAIMED}.`,
      ),
    ]
  }
}

function setLabels(line: HelpdeskLine, path: string, labels: readonly string[]) {
  return line({ method: 'POST', path: `${path}/labels`, body: { labels } })
}

async function conversationAt(line: HelpdeskLine, path: string) {
  try {
    return labelled.parse((await line({ path })).body)
  } catch (error) {
    if (error instanceof NotAvailable) return null
    throw error
  }
}

async function agentWith(line: HelpdeskLine, base: string, email: string): Promise<number | null> {
  const all = agents.parse((await line({ path: `${base}/agents` })).body)
  return all.find((one) => one.email?.toLowerCase() === email.toLowerCase())?.id ?? null
}
