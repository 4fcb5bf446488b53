import { SECOND } from '../../../domain/time/instant.ts'
import { adapter, type Adapter } from '../../port/adapter.ts'
import { messageIdOf, rawReply } from '../reply-mail.ts'
import { answerMicrosoft } from './answer-microsoft.ts'
import { microsoftMail } from './microsoft-mail.ts'
import { microsoftSettings } from './microsoft-settings.ts'
import { pullMicrosoft } from './pull-microsoft.ts'
import { testMicrosoft } from './test-microsoft.ts'

/** A mailbox of Microsoft 365 by Graph: changes of its folders, answers as drafts that are sent, answers from Outlook too. */
export function microsoftAdapter(replyTokenKey: Uint8Array): Adapter {
  return adapter({
    name: 'microsoft',
    kinds: ['email'],
    settings: microsoftSettings,
    externalIdFor: messageIdOf,
    open(line) {
      const { settings, now } = line
      const mail = microsoftMail(line)
      const folders = [
        ...settings.folders.map((name) => ({ name, role: 'inbox' as const })),
        { name: settings.sent_folder, role: 'sent' as const },
      ]
      return {
        async pull(before) {
          const { poll_seconds } = settings
          const pulled = await pullMicrosoft(mail, before, { folders, now: await now() })
          return { ...pulled, ...(poll_seconds !== undefined && { pause: poll_seconds * SECOND }) }
        },
        reply: async (context) => answerMicrosoft(mail, context, await rawReply(context, replyTokenKey), now),
        test: () => testMicrosoft(mail, settings),
      }
    },
  })
}
