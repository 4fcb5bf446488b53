import { z } from 'zod'
import { brandQuery, channelKind, id, instant, page, pageQuery, slug } from '../../schema.ts'

export const channelMode = z.enum(['observe', 'alert', 'dispatch', 'acknowledge'])

/** What is known of a line, by its parts: a folder of a mailbox, a socket; '' is all of it. Empty while nothing is known. */
export const channelHealth = z.record(
  z.string(),
  z.object({ state: z.enum(['watching', 'failing']), problem: z.string().nullable(), since: instant }),
)

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
    health: channelHealth,
    connected_at: instant,
    /** When its line was last seen alive; null where a line gives no sign. */
    heartbeat_at: instant.nullable(),
    /** `down`: its line fails. `silent`: nobody comes through it, against what earlier weeks let expect. */
    alarm: z.object({ kind: z.enum(['down', 'silent']), since: instant }).nullable(),
    /** Where the platform calls us; null where it does not. */
    hook_url: z.string().nullable(),
    /** Variables of the environment that its settings name and that are not set. */
    unset_variables: z.array(z.string()),
  })
  .meta({ id: 'Channel' })

export const channels = page(channel).meta({ id: 'Channels' })

export const channelsQuery = z.object({ ...brandQuery, ...pageQuery })

const settings = z.record(z.string(), z.unknown())

export const newChannel = z.object({
  brand: z.string().max(64).optional(),
  slug,
  name: z.string().trim().min(1).max(200),
  kind: channelKind,
  /** One of `GET /channel-kinds`. */
  adapter: z.string().min(1).max(64),
  address: z.email().max(320).optional(),
  mode: channelMode.default('observe'),
  /** As the adapter wants them; secrets stay in variables of the environment, which settings name. */
  settings: settings.default({}),
})

export const changedChannel = z
  .object({
    mode: channelMode,
    name: z.string().trim().min(1).max(200),
    address: z.email().max(320).nullable(),
    settings,
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one of: mode, name, address, settings')

/** A channel that is not saved yet, to try its connection. */
export const draftChannel = newChannel
  .pick({ brand: true, kind: true, adapter: true, address: true, settings: true })
  .meta({ id: 'DraftChannel' })

export const channelTest = z
  .object({
    /** Nothing failed; there may be doubts. */
    ok: z.boolean(),
    findings: z.array(
      z.object({
        verdict: z.enum(['ok', 'warn', 'fail']),
        message: z.string(),
        /** How to mend it. */
        mend: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ChannelTest' })

export const channelKinds = page(
  z
    .object({
      adapter: z.string(),
      /** The usual one first. */
      kinds: z.array(channelKind),
      /** Whether customers can be answered through it. */
      answers: z.boolean(),
      /** JSON Schema of its settings. Keys that end in `_env` name a variable of the environment. */
      settings: z.record(z.string(), z.unknown()),
    })
    .meta({ id: 'ChannelAdapter' }),
).meta({ id: 'ChannelAdapters' })
