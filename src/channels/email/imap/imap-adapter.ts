import { once } from 'node:events'
import type { ChannelAdapter } from '../../../workflows/ports/channel-adapter.ts'
import { adapter, type Adapter } from '../../port/adapter.ts'
import { imapCredentials } from './imap-credentials.ts'
import { mailboxSettings, type MailboxSettings } from './mailbox-settings.ts'
import { testMailbox } from './test-mailbox.ts'
import { watchMailbox } from './watch-mailbox.ts'
import type { WatchTimes } from './watch-folder.ts'

/** Mail that is fetched from a mailbox, and answers given elsewhere that lie in its Sent folder. `mail` answers. */
export function imapAdapter(mail: ChannelAdapter, times?: WatchTimes): Adapter<MailboxSettings> {
  return adapter({
    name: 'imap',
    kinds: ['email'],
    settings: mailboxSettings,
    externalIdFor: (channel, messageId) => mail.externalIdFor(channel, messageId),
    open({ channel, settings, secret, log, fetch, hostOf }) {
      const credentials = imapCredentials(settings, secret, fetch)
      return {
        async watch(house, signal) {
          const mailbox = watchMailbox({
            channel,
            settings,
            credentials,
            hostOf,
            house,
            log,
            ...(times && { times }),
          })
          if (!signal.aborted) await once(signal, 'abort')
          await mailbox.stop()
        },
        reply: (context) => mail.deliver(context),
        test: () => testMailbox(settings, credentials, hostOf),
      }
    },
  })
}
