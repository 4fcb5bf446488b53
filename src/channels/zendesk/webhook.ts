import { z } from 'zod'
import type { HelpdeskLine } from '../../helpdesk/line/call.ts'

const webhook = z.looseObject({
  id: z.string(),
  name: z.string(),
  endpoint: z.string(),
  status: z.string().nullish(),
})
const webhooks = z.looseObject({ webhooks: z.array(webhook) })
const created = z.looseObject({ webhook: z.looseObject({ id: z.string() }) })
const signing = z.looseObject({ signing_secret: z.looseObject({ secret: z.string() }) })

const EVENT = 'zen:event-type:ticket.comment_added'

/** The id of our webhook in Zendesk, made where there is none. Subscribed to comments, it needs no trigger. */
export async function ensureWebhook(line: HelpdeskLine, endpoint: string): Promise<string> {
  const [known] = await webhooksAt(line, endpoint)
  if (known) return known.id
  const answer = await line({
    method: 'POST',
    path: '/api/v2/webhooks',
    body: {
      webhook: {
        name: `Sundial: ${new URL(endpoint).host}`,
        endpoint,
        http_method: 'POST',
        request_format: 'json',
        status: 'active',
        subscriptions: [EVENT],
      },
    },
  })
  return created.parse(answer.body).webhook.id
}

/** What Zendesk signs its calls with. */
export async function signingSecret(line: HelpdeskLine, id: string): Promise<string> {
  const answer = await line({ path: `/api/v2/webhooks/${encodeURIComponent(id)}/signing_secret` })
  return signing.parse(answer.body).signing_secret.secret
}

export async function webhooksAt(line: HelpdeskLine, endpoint: string) {
  const answer = await line({ path: '/api/v2/webhooks', query: { 'filter[name_contains]': 'Sundial' } })
  return webhooks.parse(answer.body).webhooks.filter((one) => one.endpoint === endpoint)
}
