import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Instant, Millis } from '../../domain/time/instant.ts'
import { outboxTransport } from './outbox-transport.ts'

export interface AcceptedMail {
  /** When the server answered 250, or the file was in the outbox. */
  readonly acceptedAt: Instant
  readonly response: string
}

/** The house's one way out for mail: what people are told, what customers are answered. */
export interface MailTransport {
  /** Throws `MailRefused` for what the server will never take, `MailServerHangs` at once while it hangs, anything else for what may pass. */
  send(mail: SendMailOptions): Promise<AcceptedMail>
  close(): void
}

export class MailRefused extends Error {}
export class MailServerHangs extends Error {}

export interface MailTransportOptions {
  /** `smtp://user:password@host:port`; null for files in `outbox`. */
  readonly smtpUrl: string | null
  readonly outbox: string
  readonly clock: () => Instant
  /** A mail that is under way for so long is a sign that the server hangs. */
  readonly suspectAfter?: Millis
  /** A connection that nobody has used for so long is closed: whether it still leads anywhere cannot be told. */
  readonly idleAfter?: Millis
}

const SECOND = 1_000
/** So many mails may hang; whoever comes then is told at once, for there is other work than mail to be done. */
const MAY_HANG = 4

export function mailTransport({ smtpUrl, outbox, clock, ...times }: MailTransportOptions): MailTransport {
  return smtpUrl === null ? outboxTransport(outbox, clock) : smtpTransport(smtpUrl, clock, times)
}

/** Connections are kept for a moment; a server that hangs is given up on, for the queue to try again. */
function smtpTransport(
  url: string,
  clock: () => Instant,
  {
    suspectAfter = 5 * SECOND,
    idleAfter = 5 * SECOND,
  }: Pick<MailTransportOptions, 'suspectAfter' | 'idleAfter'>,
): MailTransport {
  const open = () =>
    createTransport({
      url,
      pool: true,
      maxConnections: 5,
      connectionTimeout: 10 * SECOND,
      greetingTimeout: 10 * SECOND,
      socketTimeout: 60 * SECOND,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  let transport: ReturnType<typeof open> | null = null
  let idle: NodeJS.Timeout | undefined
  /** When each mail that is under way set out, on the machine's own clock. */
  const underway = new Set<{ readonly since: number }>()

  const close = (): void => {
    clearTimeout(idle)
    transport?.close()
    transport = null
  }
  const hanging = (): number => {
    const since = performance.now() - suspectAfter
    return [...underway].filter((mail) => mail.since <= since).length
  }

  return {
    async send(mail) {
      if (hanging() >= MAY_HANG)
        throw new MailServerHangs(`the mail server does not answer: ${hanging()} mails wait for it`)
      clearTimeout(idle)
      const mine = { since: performance.now() }
      underway.add(mine)
      try {
        transport ??= open()
        const { response } = await transport.sendMail(mail)
        return { acceptedAt: clock(), response }
      } catch (error) {
        if (isFinal(error))
          throw new MailRefused(`the mail server refused: ${String(error)}`, { cause: error })
        throw error
      } finally {
        underway.delete(mine)
        if (underway.size === 0) idle = setTimeout(close, idleAfter).unref()
      }
    },
    close,
  }
}

/** 5xx is for ever (RFC 5321, 4.2.1), but a refused sign-in is the operator's to mend. */
function isFinal(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  return code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500
}
