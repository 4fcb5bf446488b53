import { z } from 'zod'
import { instant } from '../../schema.ts'

/** Sent every 15 seconds while the page is open in the foreground, and once with `away` when it goes. */
export const heartbeat = z.object({
  state: z.enum(['present', 'away']),
  /** With `away`: do not ask me before then. Without it only the presence ends. */
  until: z.iso.datetime({ offset: true }).optional(),
})

export const presence = z
  .object({ present_until: instant.nullable(), away_until: instant.nullable() })
  .meta({ id: 'Presence' })
