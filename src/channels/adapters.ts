import type { ChannelAdapter } from '../workflows/ports/channel-adapter.ts'
import { blueskyAdapter } from './bluesky/bluesky-adapter.ts'
import { callsAdapter } from './calls/calls-adapter.ts'
import { twilioAdapter } from './calls/twilio-adapter.ts'
import { widgetAdapter } from './chat/widget-adapter.ts'
import { gmailAdapter } from './email/gmail/gmail-adapter.ts'
import { mailHookAdapter } from './email/hook/mail-hook-adapter.ts'
import { imapAdapter } from './email/imap/imap-adapter.ts'
import { microsoftAdapter } from './email/microsoft/microsoft-adapter.ts'
import { smtpAdapter } from './email/smtp-adapter.ts'
import { httpAdapter } from './http/http-adapter.ts'
import { mastodonAdapter } from './mastodon/mastodon-adapter.ts'
import { intercomAdapter } from './intercom/intercom-adapter.ts'
import { metaAdapters } from './meta/meta-adapters.ts'
import type { Adapter } from './port/adapter.ts'
import { redditAdapter } from './reddit/reddit-adapter.ts'
import { slackAdapter } from './slack/slack-adapter.ts'
import { telegramAdapter } from './telegram/telegram-adapter.ts'
import type { Network } from '../network/network.ts'
import { chatwootAdapter } from './chatwoot/chatwoot-adapter.ts'
import { xAdapter } from './x/x-adapter.ts'
import { zendeskAdapter } from './zendesk/zendesk-adapter.ts'

/** Every kind of door. A new one is a folder beside these and a line here. `mail` and `chat` answer where the house itself delivers; the key signs where answers to our mails go. */
export function everyAdapter({
  mail,
  chat,
  replyTokenKey,
  helpdesks = { trusted: new Set() },
}: {
  readonly mail: ChannelAdapter
  readonly chat: ChannelAdapter
  readonly replyTokenKey: Uint8Array
  /** Helpdesks that an operator vouches for. */
  readonly helpdesks?: Network
}): readonly Adapter[] {
  return [
    smtpAdapter(mail),
    imapAdapter(mail),
    mailHookAdapter(mail),
    gmailAdapter(replyTokenKey),
    microsoftAdapter(replyTokenKey),
    widgetAdapter(chat),
    telegramAdapter,
    slackAdapter,
    ...metaAdapters,
    blueskyAdapter,
    mastodonAdapter,
    xAdapter,
    redditAdapter,
    callsAdapter,
    twilioAdapter,
    httpAdapter,
    zendeskAdapter(helpdesks),
    chatwootAdapter(helpdesks),
    intercomAdapter(helpdesks),
  ]
}
