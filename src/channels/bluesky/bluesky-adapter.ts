import { z } from 'zod'
import { adapter, type Adapter, type Line } from '../port/adapter.ts'

const settings = z.strictObject({
  handle: z.string('is missing').min(3),
  app_password_env: z.string().min(1).default('SUNDIAL_BLUESKY_PASSWORD'),
  service: z.url().default('https://bsky.social'),
  /** The app password must allow it. */
  direct_messages: z.boolean().default(false),
})

export type BlueskySettings = z.output<typeof settings>

/** Bluesky; answers written in the app stop the clock too. Its library takes a second to load, so it waits for the first channel that needs it. */
export const blueskyAdapter: Adapter = adapter({
  name: 'bluesky',
  kinds: ['social'],
  settings,
  open(line) {
    line.secret(line.settings.app_password_env)
    let opening: ReturnType<typeof load> | null = null
    const door = () => (opening ??= load(line))
    return {
      pull: async (position, signal) => (await door()).pull(position, signal),
      reply: async (context) => (await door()).reply(context),
      test: async () => (await door()).test(),
    }
  },
})

async function load(line: Line<BlueskySettings>) {
  return (await import('./bluesky-door.ts')).blueskyDoor(line)
}
