import { z } from 'zod'
import type { ChannelAdapter } from '../../../workflows/ports/channel-adapter.ts'
import { adapter, type Adapter } from '../../port/adapter.ts'
import { broken, works } from '../../port/finding.ts'
import { notAuthentic, taken, unreadable } from '../../port/hook.ts'
import { mailProviders } from './mail-providers.ts'

const settings = z.strictObject({
  /** Who delivers: `neutral` is a raw mail with our own signature. */
  provider: z.enum(['mailgun', 'postmark', 'sendgrid', 'neutral']),
  /** Mailgun: the signing key. Postmark and SendGrid: `user:password`, which stand in the address that they call. Neutral: the secret. */
  secret_env: z.string().min(1).default('SUNDIAL_INBOUND_MAIL_SECRET'),
})

/** Mail that a provider takes in and posts to us, whole. `mail` answers. */
export function mailHookAdapter(mail: ChannelAdapter): Adapter {
  return adapter({
    name: 'mail-hook',
    kinds: ['email'],
    settings,
    externalIdFor: (channel, messageId) => mail.externalIdFor(channel, messageId),
    open({ channel, settings: { provider, secret_env }, secret }) {
      const key = secret(secret_env)
      return {
        async receive(request) {
          const read = await mailProviders[provider](request, key)
          if (read === 'not-authentic') return notAuthentic(`not signed as ${provider} signs, or too old`)
          if (read === 'unreadable')
            return unreadable('no raw mail in it: let the provider post the full MIME message')
          const { raw, recipients } = read
          return taken([{ type: 'mail', raw, receivedAt: null, folder: 'inbox', recipients }])
        },
        reply: (context) => mail.deliver(context),
        test: () =>
          Promise.resolve([
            works(`${provider} may post to /hooks/${channel.slug}`),
            ...(channel.address === null
              ? [
                  broken(
                    'the channel has no address to answer from',
                    'Give the channel the address that customers write to.',
                  ),
                ]
              : []),
          ]),
      }
    },
  })
}
