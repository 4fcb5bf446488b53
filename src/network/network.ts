/** Where addresses that people gave may lead. */
export interface Network {
  /**
   * Servers (`http://mastodon.lan:3000`, `imap://mail.lan:143`) that an operator vouches for, though they lie inside our own network or speak
   * without encryption. Everything else is public and encrypted.
   */
  readonly trusted: ReadonlySet<string>
}

/** Why a server is not called. */
export class NotCalled extends Error {
  override name = 'NotCalled'

  constructor(origin: string, problem: string) {
    super(`${origin} is not called: ${problem}. An operator may vouch for it in SUNDIAL_TRUSTED_SERVERS`)
  }
}

/** What mends `NotCalled`. */
export const VOUCH =
  'Give the public address, encrypted; for a server of your own inside, set SUNDIAL_TRUSTED_SERVERS.'
