import { z } from 'zod'
import { id, instant } from '../../schema.ts'

const feedFields = {
  id,
  /** Null: your own shifts, over all rosters. */
  roster_id: id.nullable(),
  created_at: instant,
  last_read_at: instant.nullable(),
}

export const feed = z.object(feedFields).meta({ id: 'Feed' })

export const feeds = z.object({ items: z.array(feed), next: z.null() }).meta({ id: 'Feeds' })

export const newFeed = z.object({ roster_id: id.optional() })

/** The address is shown this once; whoever has it reads the shifts until you revoke it. */
export const issuedFeed = z.object({ ...feedFields, url: z.string() }).meta({ id: 'IssuedFeed' })
