/** How far a channel has been read, for each part of it (a folder, a cursor); lives in the database, since nodes come and go. */
export interface ChannelPositions {
  /** Null while nothing was read. */
  read(channelId: string, part: string): Promise<unknown>
  save(channelId: string, part: string, position: unknown): Promise<void>
}
