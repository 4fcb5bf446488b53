import PostalMime from 'postal-mime'
import type { Rig } from '../rig.ts'
import { fakeMicrosoft } from './fake-microsoft.ts'

/** Customers of a mailbox of Microsoft 365. */
export async function microsoft(): Promise<Rig> {
  const outlook = await fakeMicrosoft()
  let count = 0
  let latest: ReturnType<typeof outlook.put> | null = null
  const mime = (text: string, more: readonly string[]) =>
    [
      ...more,
      'Subject: Help',
      `Message-ID: <graph-${(count += 1)}@customers.example>`,
      'References: <graph-thread@customers.example>',
      '',
      text,
    ].join('\r\n')
  const from = ['From: Nadia <nadia@customers.example>', 'To: graph@demo.example']
  const put = (raw: string, folder?: string) => Promise.resolve(void (latest = outlook.put(raw, folder)))
  const sent = () => outlook.mails.filter(({ folder }) => folder === 'sentitems')
  return {
    adapter: 'microsoft',
    kind: 'email',
    address: 'graph@demo.example',
    settings: outlook.settings,
    variables: outlook.variables,
    customerWrites: (text) => put(mime(text, from)),
    deliversAgain: () => {
      outlook.again(latest!)
      return Promise.resolve()
    },
    robotWrites: (text) => put(mime(text, [...from, 'Auto-Submitted: auto-replied', 'X-Autoreply: yes'])),
    colleagueAnswers: (text) =>
      put(mime(text, ['From: graph@demo.example', 'To: Nadia <nadia@customers.example>']), 'sentitems'),
    reacts: () => {
      outlook.remove(outlook.put(mime('taken back', from)))
      return Promise.resolve()
    },
    echoes: () => {
      outlook.again(sent().at(-1)!)
      return Promise.resolve()
    },
    answers: () => Promise.all(sent().map(async ({ raw }) => (await PostalMime.parse(raw)).text!.trim())),
    asksToWait: (seconds) => outlook.asksToWait(seconds),
    refuses: () => outlook.refuses(),
    close: () => outlook.close(),
  }
}
