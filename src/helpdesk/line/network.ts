/** Where helpdesks may be called. */
export interface HelpdeskNetwork {
  /** Origins (`http://chatwoot.lan:3000`) that an operator vouches for, though they lie inside or speak plain HTTP. Everything else is public and https. */
  readonly trusted: ReadonlySet<string>
}
