import { z } from 'zod'
import { SECOND } from '../../../domain/time/instant.ts'
import type { ReplyContext } from '../../../workflows/ports/channel-adapter.ts'
import { adapter, type Adapter } from '../../port/adapter.ts'
import { messageIdOf, rawReply } from '../reply-mail.ts'
import { GmailRefuses, gmail, type Gmail } from './gmail.ts'
import { gmailSettings } from './gmail-settings.ts'
import { pullGmail } from './pull-gmail.ts'
import { testGmail } from './test-gmail.ts'

const target = z.object({ thread: z.string() }).nullable().catch(null)
const sent = z.object({ id: z.string() })
const headers = z.object({
  payload: z.object({ headers: z.array(z.object({ name: z.string(), value: z.string() })) }),
})

/** A mailbox at Google: what came by its history, answers in the thread they belong to, answers from Gmail itself too. */
export function gmailAdapter(replyTokenKey: Uint8Array): Adapter {
  return adapter({
    name: 'gmail',
    kinds: ['email'],
    settings: gmailSettings,
    externalIdFor: messageIdOf,
    open(line) {
      const { settings, now, channel } = line
      const api = gmail(line)
      return {
        async pull(before) {
          const { labels, poll_seconds } = settings
          const pulled = await pullGmail(api, before, { labels, now: await now() })
          return { ...pulled, ...(poll_seconds !== undefined && { pause: poll_seconds * SECOND }) }
        },
        async reply(context) {
          const raw = await rawReply(context, replyTokenKey)
          try {
            const { id } = sent.parse(await send(api, raw, context))
            return { accepted: true, at: await now(), ...(await nameOf(api, id)) }
          } catch (error) {
            // 400: what no second attempt changes, such as an address that is none.
            if (error instanceof GmailRefuses && error.status === 400)
              return { accepted: false, error: error.message }
            throw error
          }
        },
        test: () => testGmail(api, channel, settings),
      }
    },
  })
}

/** A thread that somebody deleted is no reason not to answer: then the mail's own references keep it together. */
async function send(api: Gmail, raw: Buffer, { replyTo }: ReplyContext): Promise<unknown> {
  const threadId = target.parse(replyTo)?.thread
  const mail = { raw: raw.toString('base64url') }
  if (threadId === undefined) return api.post('messages/send', mail)
  try {
    return await api.post('messages/send', { ...mail, threadId })
  } catch (error) {
    if (error instanceof GmailRefuses && error.status === 404) return api.post('messages/send', mail)
    throw error
  }
}

/** Gmail may give a mail another Message-ID than ours; the customer's answer refers to that. It is sent, whether we learn it or not. */
async function nameOf(api: Gmail, id: string): Promise<{ readonly externalId?: string }> {
  try {
    const answer = await api.get(`messages/${encodeURIComponent(id)}`, [
      ['format', 'metadata'],
      ['metadataHeaders', 'Message-ID'],
    ])
    const found = headers
      .parse(answer)
      .payload.headers.find(({ name, value }) => /^message-id$/i.test(name) && value !== '')
    return found ? { externalId: found.value.trim() } : {}
  } catch {
    return {}
  }
}
