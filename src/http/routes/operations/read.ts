import { readChannels } from '../../../db/read/channels.ts'
import {
  countQuarantine,
  readJobs,
  readLateness,
  readNodes,
  readOutgoing,
  readTimers,
} from '../../../db/read/operations.ts'
import { ok } from '../../answer.ts'
import type { Operations } from '../../api-types.ts'
import { brandIds } from '../../by.ts'
import { instantOrNull } from '../../present-instant.ts'
import { route } from '../../route.ts'
import { presentHealth } from '../channels/present.ts'
import { operations } from './schema.ts'

const EVERY_CHANNEL = 10_000

export const readOperations = route({
  operation: 'operations.read',
  method: 'get',
  path: '/operations',
  summary: 'Is the machine itself on time?',
  answers: { 200: { is: 'How it does.', schema: operations } },
  async handle({ db }, { scope, now }) {
    const [timers, replies] = [await readTimers(db, now), await readOutgoing(db, brandIds(scope))]
    const channels = await readChannels(db, brandIds(scope), { limit: EVERY_CHANNEL })
    const body: Operations = {
      now: new Date(now).toISOString(),
      lateness_ms: [...(await readLateness(db, now))],
      timers: { open: timers.open, overdue: timers.overdue, next_at: instantOrNull(timers.next_at) },
      nodes: (await readNodes(db)).map((node) => ({
        id: node.id,
        roles: [...node.roles],
        started_at: node.started_at.toISOString(),
        heartbeat_at: node.heartbeat_at.toISOString(),
      })),
      jobs: await readJobs(db),
      replies: {
        queued: replies.queued,
        failed: replies.failed,
        oldest_queued_at: instantOrNull(replies.oldest_queued_at),
      },
      quarantine: await countQuarantine(db, brandIds(scope)),
      channels: channels.map(({ id, brand_id, slug, health }) => ({
        id,
        brand_id,
        slug,
        health: presentHealth(health),
      })),
    }
    return ok(body)
  },
})
