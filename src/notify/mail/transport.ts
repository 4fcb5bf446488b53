import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Instant } from '../../domain/time/instant.ts'
import { outboxTransport } from './outbox-transport.ts'

export interface AcceptedMail {
  /** When the server answered 250, or the file was in the outbox. */
  readonly acceptedAt: Instant
  readonly response: string
}

/** The house's one way out for mail: what people are told, what customers are answered. */
export interface MailTransport {
  /** Throws `MailRefused` for what the server will never take, anything else for what may pass. */
  send(mail: SendMailOptions): Promise<AcceptedMail>
  close(): void
}

export class MailRefused extends Error {}

export interface MailTransportOptions {
  /** `smtp://user:password@host:port`; null for files in `outbox`. */
  readonly smtpUrl: string | null
  readonly outbox: string
  readonly clock: () => Instant
}

const SECOND = 1_000

export function mailTransport({ smtpUrl, outbox, clock }: MailTransportOptions): MailTransport {
  return smtpUrl === null ? outboxTransport(outbox, clock) : smtpTransport(smtpUrl, clock)
}

/** Connections are kept for a while; a server that hangs is given up on, for the queue to try again. */
function smtpTransport(url: string, clock: () => Instant): MailTransport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 60 * SECOND,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      try {
        const { response } = await transport.sendMail(mail)
        return { acceptedAt: clock(), response }
      } catch (error) {
        if (isFinal(error))
          throw new MailRefused(`the mail server refused: ${String(error)}`, { cause: error })
        throw error
      }
    },
    close: () => transport.close(),
  }
}

/** 5xx is for ever (RFC 5321, 4.2.1), but a refused sign-in is the operator's to mend. */
function isFinal(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  return code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500
}
