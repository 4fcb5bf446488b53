import { part } from '../../helpdesk/intercom/shapes.ts'
import { readItems } from '../../helpdesk/line/read-items.ts'
import { SECOND, type Instant } from '../../domain/time/instant.ts'
import {
  isHmac,
  jsonOf,
  notAuthentic,
  taken,
  unreadable,
  type HookAnswer,
  type HookRequest,
} from '../port/hook.ts'
import { notification } from './live-shapes.ts'
import { partArrival, sourceArrival } from './part-arrivals.ts'

/**
 * A call of Intercom's webhook, signed over the body with the secret of the app. It carries no time of its own and may come two hours late, so a call
 * that comes again is known by what it brings. Of a conversation that goes on, only its parts are taken: what was there before we came is history.
 */
export function receiveNotification(
  secret: string,
  connectedAt: Instant,
  { header, rawBody }: HookRequest,
): HookAnswer {
  const given = header('x-hub-signature')
  const signed =
    given?.startsWith('sha1=') === true &&
    isHmac(given.slice('sha1='.length), { content: rawBody, secret, hash: 'sha1', encoding: 'hex' })
  if (!signed) return notAuthentic("the signature does not match the app's client secret")
  const json = jsonOf(rawBody)
  if (json === undefined) return unreadable('the body is no JSON')
  const read = notification.safeParse(json)
  if (!read.success) return taken()
  const {
    topic,
    data: { item },
  } = read.data
  const { read: parts } = readItems(part, item.conversation_parts?.conversation_parts ?? [])
  const fresh = parts.filter(({ created_at }) => created_at * SECOND >= connectedAt - SECOND)
  return taken([
    ...(topic.endsWith('.created') ? sourceArrival(item) : []),
    ...fresh.flatMap((one) => partArrival(item, one)),
  ])
}
