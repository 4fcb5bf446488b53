import { z } from 'zod'
import { adapter, type Adapter } from '../port/adapter.ts'
import { works } from '../port/finding.ts'
import { isHmac, notAuthentic, taken } from '../port/hook.ts'
import { callArrivals } from './call-arrivals.ts'
import { twilioEvents } from './twilio-events.ts'

const settings = z.strictObject({
  auth_token_env: z.string().min(1).default('SUNDIAL_TWILIO_AUTH_TOKEN'),
  /** What callers press for a human. */
  human_digits: z.array(z.string().regex(/^[0-9*#]+$/, 'must be digits, * or #')).default(['0']),
  language: z.enum(['en', 'ar', 'fa', 'be']).default('en'),
})

export type TwilioSettings = z.output<typeof settings>

/** Twilio's own form, as it is posted by status callbacks and by the actions of Gather, Dial and Enqueue. Answers with empty TwiML. */
export const twilioAdapter: Adapter = adapter({
  name: 'twilio',
  kinds: ['phone'],
  answers: false,
  settings,
  open({ channel, settings: chosen, secret }) {
    const token = secret(chosen.auth_token_env)
    return {
      receive({ url, header, rawBody, now }) {
        const form = new URLSearchParams(rawBody.toString('utf8'))
        const given = header('x-twilio-signature')
        const content = url + sortedPairs(form)
        if (!isHmac(given, { content, secret: token, hash: 'sha1', encoding: 'base64' }))
          return notAuthentic(
            `not signed by Twilio with this token for ${url}; is SUNDIAL_BASE_URL what Twilio calls?`,
          )
        const arrivals = twilioEvents(form, chosen, now).flatMap((event) =>
          callArrivals(event, chosen.language),
        )
        return {
          ...taken(arrivals, '<?xml version="1.0" encoding="UTF-8"?><Response/>'),
          contentType: 'text/xml',
        }
      },
      test: () => Promise.resolve([works(`Twilio may post to /hooks/${channel.slug}`)]),
    }
  },
})

/** Twilio signs the address followed by every parameter's name and value, sorted by name. */
function sortedPairs(form: URLSearchParams): string {
  return [...new Set(form.keys())]
    .sort()
    .flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value))
    .join('')
}
