/** How far a channel has been read, per folder; lives in the database, since nodes come and go. */
export interface MailboxPosition {
  /** The server's generation of UIDs: when it changes, all UIDs mean something else. */
  readonly uidValidity: string
  /** The highest UID that is stored. */
  readonly lastUid: number
}

export interface ChannelPositions {
  mailbox(channelId: string, folder: string): Promise<MailboxPosition | null>
  saveMailbox(channelId: string, folder: string, position: MailboxPosition): Promise<void>
}
