import { z } from 'zod'
import { id, instant } from '../../schema.ts'
import { channelHealth } from '../channels/schema.ts'

const spread = z.object({ count: z.int(), p50: z.number(), p99: z.number(), max: z.number() })

/** `GET /operations`: is the machine itself on time? */
export const operations = z
  .object({
    now: instant,
    /** The last hour: milliseconds from due to recorded, by what was due; and to the receipt of what followed, where it is done. */
    lateness_ms: z.array(z.object({ type: z.string(), ...spread.shape, delivered: spread.nullable() })),
    timers: z.object({ open: z.int(), overdue: z.int(), next_at: instant.nullable() }),
    nodes: z.array(z.object({ id, roles: z.array(z.string()), started_at: instant, heartbeat_at: instant })),
    jobs: z.object({ waiting: z.int(), failed: z.int() }),
    replies: z.object({ queued: z.int(), failed: z.int(), oldest_queued_at: instant.nullable() }),
    quarantine: z.int(),
    channels: z.array(z.object({ id, brand_id: id, slug: z.string(), health: channelHealth })),
  })
  .meta({ id: 'Operations' })
