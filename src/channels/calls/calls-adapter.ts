import { z } from 'zod'
import { adapter, type Adapter } from '../port/adapter.ts'
import { works } from '../port/finding.ts'
import { jsonOf, notAuthentic, taken, unreadable } from '../port/hook.ts'
import { isSigned } from '../port/signed-call.ts'
import { callArrivals } from './call-arrivals.ts'
import { fromNeutral, neutralCall } from './call-event.ts'

const settings = z.strictObject({
  secret_env: z.string().min(1).default('SUNDIAL_CALLS_SECRET'),
  /** Of what is written into conversations. */
  language: z.enum(['en', 'ar', 'fa', 'be']).default('en'),
})

const calls = z.union([neutralCall, z.array(neutralCall).max(1_000)])

/** Calls of any telephone system that can post a signed event; see docs/channels.md for the form. */
export const callsAdapter: Adapter = adapter({
  name: 'calls',
  kinds: ['phone'],
  answers: false,
  settings,
  open({ channel, settings: { secret_env, language }, secret }) {
    const key = secret(secret_env)
    return {
      receive({ header, rawBody, now }) {
        if (!isSigned(header('x-sundial-signature'), rawBody, key, now))
          return notAuthentic('not signed with the secret of this channel, or older than five minutes')
        const read = calls.safeParse(jsonOf(rawBody))
        if (!read.success) {
          const [issue] = read.error.issues
          return unreadable(`${issue!.path.map(String).join('.') || 'body'}: ${issue!.message}`)
        }
        return taken([read.data].flat().flatMap((call) => callArrivals(fromNeutral(call), language)))
      },
      test: () => Promise.resolve([works(`signed events may be posted to /hooks/${channel.slug}`)]),
    }
  },
})
