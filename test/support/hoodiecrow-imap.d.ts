declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  interface ImapServer {
    readonly server: Server
    listen(port: number, listening: () => void): void
    close(closed: () => void): void
    /** Null for the date is now. */
    appendMessage(mailbox: string, flags: readonly string[], internalDate: string | null, raw: string): void
  }

  /** A small IMAP server in memory. */
  export default function hoodiecrow(options: {
    readonly storage: Readonly<Record<string, object>>
    readonly users: Readonly<Record<string, { readonly password: string }>>
    readonly plugins?: readonly string[]
  }): ImapServer
}
