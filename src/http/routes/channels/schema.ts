import { z } from 'zod'
import { brandQuery, channelKind, id, instant, page, pageQuery, slug } from '../../schema.ts'

export const channelMode = z.enum(['observe', 'alert', 'dispatch', 'acknowledge'])

/** Secrets never leave; `settings` holds none. */
export const channel = z
  .object({
    id,
    brand_id: id,
    slug: z.string(),
    name: z.string(),
    kind: channelKind,
    adapter: z.string(),
    mode: channelMode,
    address: z.string().nullable(),
    settings: z.record(z.string(), z.unknown()),
    health: z.record(z.string(), z.unknown()),
    connected_at: instant,
  })
  .meta({ id: 'Channel' })

export const channels = page(channel).meta({ id: 'Channels' })

export const channelsQuery = z.object({ ...brandQuery, ...pageQuery })

export const newChannel = z.object({
  brand: z.string().max(64).optional(),
  slug,
  name: z.string().trim().min(1).max(200),
  kind: channelKind,
  /** Adapters that need no secret; others are set up in `config/`. */
  adapter: z.enum(['http', 'smtp', 'widget']),
  address: z.email().max(320).optional(),
  mode: channelMode.default('observe'),
})

export const changedChannel = z
  .object({ mode: channelMode, name: z.string().trim().min(1).max(200) })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one of: mode, name')
