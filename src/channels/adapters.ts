import type { ChannelAdapter } from '../workflows/ports/channel-adapter.ts'
import { blueskyAdapter } from './bluesky/bluesky-adapter.ts'
import { callsAdapter } from './calls/calls-adapter.ts'
import { twilioAdapter } from './calls/twilio-adapter.ts'
import { widgetAdapter } from './chat/widget-adapter.ts'
import { mailHookAdapter } from './email/hook/mail-hook-adapter.ts'
import { imapAdapter } from './email/imap/imap-adapter.ts'
import { smtpAdapter } from './email/smtp-adapter.ts'
import { httpAdapter } from './http/http-adapter.ts'
import { mastodonAdapter } from './mastodon/mastodon-adapter.ts'
import { intercomAdapter } from './intercom/intercom-adapter.ts'
import { metaAdapters } from './meta/meta-adapters.ts'
import type { Adapter } from './port/adapter.ts'
import { slackAdapter } from './slack/slack-adapter.ts'
import { telegramAdapter } from './telegram/telegram-adapter.ts'
import type { HelpdeskNetwork } from '../helpdesk/line/network.ts'
import { chatwootAdapter } from './chatwoot/chatwoot-adapter.ts'
import { zendeskAdapter } from './zendesk/zendesk-adapter.ts'

/** Every kind of door. A new one is a folder beside these and a line here. `mail` and `chat` answer where the house itself delivers. */
export function everyAdapter({
  mail,
  chat,
  helpdesks = { trusted: new Set() },
}: {
  readonly mail: ChannelAdapter
  readonly chat: ChannelAdapter
  /** Helpdesks that an operator vouches for. */
  readonly helpdesks?: HelpdeskNetwork
}): readonly Adapter[] {
  return [
    smtpAdapter(mail),
    imapAdapter(mail),
    mailHookAdapter(mail),
    widgetAdapter(chat),
    telegramAdapter,
    slackAdapter,
    ...metaAdapters,
    blueskyAdapter,
    mastodonAdapter,
    callsAdapter,
    twilioAdapter,
    httpAdapter,
    zendeskAdapter(helpdesks),
    chatwootAdapter(helpdesks),
    intercomAdapter(helpdesks),
  ]
}
