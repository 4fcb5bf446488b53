import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Registry } from 'prom-client'
import type { Arrival } from '../channels/port/arrival.ts'
import type { Doors } from '../channels/port/doors.ts'
import type { SessionRules } from '../db/auth/session-rules.ts'
import type { EventTail } from '../db/events/event-tail.ts'
import type { DB } from '../db/schema.ts'
import type { SetupCache } from '../db/setup-cache.ts'
import type { Channel } from '../domain/conversation/channel.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { IdentityProvider } from '../identity/provider.ts'
import type { GroupRole } from './auth/roles-by-groups.ts'
import type { LeakedPasswords } from './auth/leaked-passwords.ts'
import type { RateLimits } from './auth/rate-limits.ts'
import type { Vault } from '../workflows/ports/vault.ts'
import type { HttpWorkflows } from './workflows.ts'

/** Everything that the HTTP server uses of the rest of the house. */
export interface HttpDeps {
  readonly db: Kysely<DB>
  readonly pool: pg.Pool
  /** What was set up, as this node remembers it for a second. */
  readonly setup: SetupCache
  readonly workflows: HttpWorkflows
  readonly doors: HttpDoors
  readonly newId: () => string
  /** The test's clock; null lets the database's clock decide. */
  readonly now: () => Instant | null
  /** Tells this node's caches that brands, channels, policies, calendars or rosters have changed. */
  readonly setupChanged: () => void
  readonly log: HttpLog
  readonly settings: HttpSettings
  readonly registry: Registry
  /** What must be so before traffic may come, beside the database: null, or the reason why it is not. */
  readonly readiness: Readonly<Record<string, () => Promise<string | null> | string | null>>
  readonly tail: EventTail
  readonly limits: RateLimits
  readonly signIn: SignInDoors
  /** Mails a link that signs in once. */
  readonly mailLink: (mail: {
    readonly address: string
    readonly url: string
    readonly language: string
  }) => Promise<void>
  /** Looks a new password up among leaked ones; null: only the list that comes along is asked. */
  readonly leaked: LeakedPasswords | null
  /** Seals what must be read again: secrets of second factors. */
  readonly vault: Vault
  /** Tells somebody that they sign in otherwise now. */
  readonly mailSignInChanged: (mail: {
    readonly address: string
    readonly language: string
    readonly change: SignInChange
  }) => Promise<void>
  /** Pushes a test to every browser of a person; what became of it. Absent where no pushes go out. */
  readonly testPhone?: (test: {
    readonly personId: string
    readonly id: string
    readonly language: string
    readonly now: Instant
  }) => Promise<{ readonly taken: number; readonly gone: number; readonly failed: number }>
  /** Says something to one person in a Slack channel that others do not see; null without Slack. */
  readonly whisper: ((channel: string, slackUserId: string, text: string) => Promise<void>) | null
}

/** Where people prove outside of this house who they are, and what their groups there make of them here. */
export interface SignInDoors {
  readonly providers: readonly IdentityProvider[]
  readonly groups: readonly GroupRole[]
}

/** What people hear of by mail, lest somebody else did it. */
export type SignInChange =
  | 'password'
  | 'second_factor_on'
  | 'second_factor_off'
  | 'second_factor_reset'
  | 'recovery_codes'
  | 'recovery_code_used'

/** The doors of channels, and how what comes through them is stored. */
export interface HttpDoors extends Pick<
  Doors,
  'adapters' | 'check' | 'of' | 'test' | 'missingSecrets' | 'hide'
> {
  take(channel: Channel, arrivals: readonly Arrival[]): Promise<void>
}

export interface HttpSettings {
  /** Requests with messages that are worked on at once; 128 unless a test wants fewer. */
  readonly ingestAtOnce?: number
  /** Where people reach us: links are built on it, and behind https cookies are `Secure`. */
  readonly baseUrl: string
  /** A bearer token with a lead's rights on every brand, at least 32 characters; null: none. */
  readonly apiToken: string | null
  /** Signs the links in mails to experts. */
  readonly offerLinkSecret: string
  /** With which browsers subscribe to pushes, base64url. */
  readonly pushPublicKey: string
  /** Null: Slack may press no buttons here. */
  readonly slackSigningSecret: string | null
  /** When sessions end by themselves. */
  readonly sessions: SessionRules
  /** The address of a client is what our own front says it is. */
  readonly trustProxy: boolean
  /** Built files of the console; without them the API runs alone. */
  readonly consoleDirectory: string
  /** The chat widget, one script. */
  readonly widgetFile: string
}

/** As pino has it. */
export interface HttpLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
