import { setTimeout as sleep } from 'node:timers/promises'
import nodemailer, { type Transporter } from 'nodemailer'
import type { Api } from './api.ts'
import { sayInChat } from './chat-customer.ts'
import { letters, type Letter } from './letters.ts'

export interface Doors {
  readonly baseUrl: string
  readonly smtpPort: number
  readonly api: Api
}

/** A customer turns up every few seconds at one of the three doors, until the signal ends it. */
export async function playCustomers(
  doors: Doors,
  signal: AbortSignal,
  pick: (count: number) => number,
): Promise<void> {
  const mailer = nodemailer.createTransport({ host: '127.0.0.1', port: doors.smtpPort, ignoreTLS: true })
  const knock = [byMail, byPost, byChat]
  for (let number = 0; !signal.aborted; number += 1) {
    const letter = letters[number % letters.length]!
    const door = knock[number < knock.length ? number : pick(knock.length)]!
    // A door that is shut for a moment is the customer's problem; the next one comes anyway.
    await door(doors, mailer, letter, number, signal).catch(() => undefined)
    await sleep(number < 6 ? 1_500 : 4_000 + pick(7_000), undefined, { signal }).catch(() => undefined)
  }
  mailer.close()
}

type Door = (
  doors: Doors,
  mailer: Transporter,
  letter: Letter,
  number: number,
  signal: AbortSignal,
) => Promise<unknown>

const byMail: Door = (_doors, mailer, { name, address, subject, text }) =>
  mailer.sendMail({ from: { name, address }, to: 'support@demo.example', subject, text })

const byPost: Door = ({ api }, _mailer, { name, address, text }, number) =>
  api.post('/channels/demo-posts/messages', {
    external_id: `post-${process.pid}-${number}`,
    thread_key: `post-${process.pid}-${number}`,
    author: { kind: 'customer', address: `@${address.split('@')[0]}`, name },
    text: `@demo ${text}`,
  })

const byChat: Door = ({ baseUrl }, _mailer, { text, name }, _number, signal) =>
  sayInChat(baseUrl, text, name, signal)
