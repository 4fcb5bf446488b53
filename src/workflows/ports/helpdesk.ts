import type { CalendarDefinition } from '../../domain/calendar/definition/calendar-definition.ts'
import type { HelpdeskFact } from '../../domain/helpdesk/facts.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'

/** Those that are read by an interface of theirs. */
export const readKinds = ['zendesk', 'intercom', 'freshdesk', 'chatwoot', 'mailbox'] as const
export type ReadKind = (typeof readKinds)[number]
export const helpdeskKinds = [...readKinds, 'csv'] as const
export type HelpdeskKind = (typeof helpdeskKinds)[number]

/** Something that a look at a helpdesk found, and what somebody can do about it. */
export interface HelpdeskFinding {
  readonly verdict: 'ok' | 'warn' | 'fail'
  readonly message: string
  readonly mend: string | null
}

/** What an audit goes on without, or what it found odd, each with how often. */
export type Notes = Readonly<Record<string, number>>

/** What one request brought. */
export interface Haul {
  readonly facts: readonly HelpdeskFact[]
  /** JSON: where the next request begins. */
  readonly cursor: unknown
  readonly done: boolean
  /** 0 to 1. */
  readonly progress: number
  /** The facts are complete until then; null while nothing can be said. */
  readonly coveredUntil: Instant | null
  readonly notes?: Notes
  /** What cannot be read, and how to mend it: the audit goes on without. */
  readonly missing?: readonly HelpdeskFinding[]
  /** The company's opening hours, once they are read. */
  readonly hours?: CalendarDefinition
  /** How long to leave the helpdesk alone before the next request. */
  readonly pause?: Millis
}

export interface ReadFrom {
  /** Nothing older is asked for. */
  readonly since: Instant
  /** Where the last haul ended; null for the first. */
  readonly cursor: unknown
}

/** Reads somebody else's helpdesk and writes nothing there. */
export interface HelpdeskReader {
  /** Tries the token against everything that an audit reads. */
  check(): Promise<readonly HelpdeskFinding[]>
  /** One request. Throws `ComeBackLater`, `TokenRefused`, or what may pass. */
  read(from: ReadFrom): Promise<Haul>
}

/** The token is wrong, or was revoked: an audit stops until it is given another one, and goes on from there. */
export class TokenRefused extends Error {
  override name = 'TokenRefused'
}

/** What somebody entered about their helpdesk; the token apart. */
export interface HelpdeskSettings {
  readonly url: string
  /** Whose API token it is. */
  readonly user?: string
}

export type SettingsProblem = { readonly path: string; readonly problem: string }

export interface Helpdesks {
  /** What is wrong with the settings; empty where nothing is. */
  problems(kind: HelpdeskKind, settings: HelpdeskSettings): readonly SettingsProblem[]
  reader(kind: HelpdeskKind, settings: HelpdeskSettings, token: string): HelpdeskReader
  /** Where people see a ticket in the helpdesk itself; null where they cannot. */
  ticketUrl(kind: HelpdeskKind, settings: HelpdeskSettings, ticketId: string): string | null
}
