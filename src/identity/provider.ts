/** Who an identity provider says that somebody is. */
export interface Identified {
  /** The provider's own name for them, which never changes. */
  readonly subject: string
  readonly email: string | null
  /** Whether the provider vouches that the address is theirs. */
  readonly emailVerified: boolean
  readonly name: string | null
  readonly timeZone: string | null
  /** Null where the provider tells nothing of groups. */
  readonly groups: readonly string[] | null
}

/** What somebody came back with: the whole address for OpenID Connect, the fields of the form for SAML. */
export interface CameBack {
  readonly url: URL
  readonly form: Readonly<Record<string, string>>
}

/** What is kept between going and coming back; secrets of this one attempt. */
export type AttemptDetails = Readonly<Record<string, string>>

/** A door where people prove who they are, outside of this house. */
export interface IdentityProvider {
  readonly slug: string
  readonly name: string
  readonly kind: 'oidc' | 'saml'
  /** Whether somebody whom nobody knows here is let in, without any role but those of their groups. */
  readonly welcomesStrangers: boolean
  /** Where to send the browser; `state` comes back unchanged. Throws ProviderTrouble. */
  begin(state: string, callback: string): Promise<{ readonly url: string; readonly details: AttemptDetails }>
  /** Throws ProviderTrouble for anything that does not prove who it is. */
  finish(back: CameBack, state: string, callback: string, details: AttemptDetails): Promise<Identified>
}

/** The provider cannot be reached, refused, or sent what proves nothing; `mend` is for the administrator. */
export class ProviderTrouble extends Error {
  override name = 'ProviderTrouble'
  readonly mend: string

  constructor(message: string, mend: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.mend = mend
  }
}
