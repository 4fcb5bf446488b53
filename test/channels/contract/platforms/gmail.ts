import PostalMime from 'postal-mime'
import type { Rig } from '../rig.ts'
import { fakeGmail } from './fake-gmail.ts'

/** Customers of a mailbox at Google. */
export async function gmail(): Promise<Rig> {
  const google = await fakeGmail()
  const thread = 't-nadia'
  let count = 0
  let latest: ReturnType<typeof google.put> | null = null
  const mime = (text: string, more: readonly string[]) =>
    [
      ...more,
      'Subject: Help',
      `Message-ID: <gmail-${(count += 1)}@customers.example>`,
      'References: <gmail-thread@customers.example>',
      '',
      text,
    ].join('\r\n')
  const from = ['From: Nadia <nadia@customers.example>', 'To: gmail@demo.example']
  const sent = () => google.mails.filter(({ labels }) => labels.includes('SENT'))
  return {
    adapter: 'gmail',
    kind: 'email',
    address: 'gmail@demo.example',
    settings: google.settings,
    variables: google.variables,
    customerWrites: (text) => {
      latest = google.put(mime(text, from), ['INBOX', 'UNREAD'], thread)
      return Promise.resolve()
    },
    deliversAgain: () => {
      google.label(latest!, 'INBOX')
      return Promise.resolve()
    },
    robotWrites: (text) => {
      google.put(mime(text, [...from, 'Auto-Submitted: auto-replied', 'X-Autoreply: yes']), ['INBOX'], thread)
      return Promise.resolve()
    },
    colleagueAnswers: (text) => {
      const own = ['From: Shop <gmail@demo.example>', 'To: Nadia <nadia@customers.example>']
      google.put(mime(text, own), ['SENT'], thread)
      return Promise.resolve()
    },
    reacts: () => {
      google.put(mime('half a draft', from), ['DRAFT'], thread)
      google.put(mime('You have won', from), ['SPAM'])
      return Promise.resolve()
    },
    echoes: () => {
      google.echo(sent().at(-1)!)
      return Promise.resolve()
    },
    async answers() {
      const inThread = sent().filter(({ threadId }) => threadId === thread)
      return Promise.all(inThread.map(async ({ raw }) => (await PostalMime.parse(raw)).text!.trim()))
    },
    asksToWait: (seconds) => google.asksToWait(seconds),
    refuses: () => google.refuses(),
    close: () => google.close(),
  }
}
