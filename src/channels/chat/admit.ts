import type { IncomingMessage } from 'node:http'
import type { Channel } from '../../domain/conversation/channel.ts'
import { chatSettings } from './chat-settings.ts'
import { originAllowed } from './origin.ts'

export type Admission =
  | { readonly ok: true; readonly channel: Channel }
  | { readonly ok: false; readonly status: 403 | 404; readonly code: string; readonly detail: string }

/** The widget's adapter serves a channel whose page is allowed to carry it. */
export const ADAPTER = 'widget'

/** Whether a browser may open a line to the channel that its path names. */
export function admit(channel: Channel | null, slug: string, request: IncomingMessage): Admission {
  if (channel?.adapter !== ADAPTER)
    return { ok: false, status: 404, code: 'not_found', detail: `there is no chat channel "${slug}"` }
  const { origin } = request.headers
  if (!originAllowed(chatSettings(channel).allowedOrigins, origin))
    return {
      ok: false,
      status: 403,
      code: 'origin_not_allowed',
      detail: `the channel's allowed_origins do not name ${origin ?? 'a caller without an origin'}`,
    }
  return { ok: true, channel }
}

/** `/chat/demo-chat` names the channel; null for any other path. */
export function channelIn(url: string | undefined): string | null {
  const [, slug] = /^\/chat\/([^/?#]{1,200})\/?(?:[?#]|$)/.exec(url ?? '') ?? []
  if (slug === undefined) return null
  try {
    return decodeURIComponent(slug)
  } catch {
    return null
  }
}
