import type { ChannelAdapter } from '../workflows/ports/channel-adapter.ts'
import { widgetAdapter } from './chat/widget-adapter.ts'
import { imapAdapter } from './email/imap/imap-adapter.ts'
import { smtpAdapter } from './email/smtp-adapter.ts'
import { httpAdapter } from './http/http-adapter.ts'
import type { Adapter } from './port/adapter.ts'

/** Every kind of door. A new one is a folder beside these and a line here. `mail` and `chat` answer where the house itself delivers. */
export function everyAdapter({
  mail,
  chat,
}: {
  readonly mail: ChannelAdapter
  readonly chat: ChannelAdapter
}): readonly Adapter[] {
  return [smtpAdapter(mail), imapAdapter(mail), widgetAdapter(chat), httpAdapter]
}
