import type { z } from 'zod'
import type { Channel, ChannelKind } from '../../domain/conversation/channel.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Delivery, HolderContext, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import type { Agent } from 'undici'
import type { MailServer } from '../../network/guarded-host.ts'
import type { ChannelLog } from '../channel-log.ts'
import type { Arrival } from './arrival.ts'
import type { Finding } from './finding.ts'
import type { HookAnswer, HookRequest } from './hook.ts'
import type { Staff } from './staff.ts'

/** A kind of door, written once for each platform. Everything the house knows of a platform is in here. */
export interface Adapter<Settings = unknown> {
  /** As a channel names it in `adapter`. */
  readonly name: string
  /** What its channels may be, the usual one first. */
  readonly kinds: readonly ChannelKind[]
  /** What an administrator may set, checked before it is saved. Keys that end in `_env` name the variable that holds a secret. */
  readonly settings: z.ZodType<Settings>
  /** False: nobody can be answered through it, such as a telephone. */
  readonly answers?: boolean
  /** True: customers see their place in the queue and what is promised at the door itself, as it changes. */
  readonly showsPlace?: boolean
  /** The door of one channel. Connects to nothing yet. May throw what `secret` throws. */
  open(line: Line<Settings>): Door
  /** The name under which a reply is sent, fixed before the first attempt; our own id of it unless the platform wants another form. */
  externalIdFor?(channel: Channel, messageId: string): string
}

/** What a door is given of the house. */
export interface Line<Settings = unknown> {
  readonly channel: Channel
  readonly settings: Settings
  /** The secret in that variable of the environment. Throws `MissingSecret`. */
  readonly secret: (variable: string) => string
  /** The house's clock. */
  readonly now: () => Promise<Instant>
  readonly log: ChannelLog
  /** Calls servers that people named, and only those outside our own network or vouched for. Throws `NotCalled`. */
  readonly fetch: typeof fetch
  /** Whether such a server may be called, for libraries that bring their own `fetch`. Throws `NotCalled`. */
  readonly mustBeOutside: (url: string) => Promise<void>
  /** For lines that are no HTTP: where to connect to reach a server that people named. Throws `NotCalled`. */
  readonly hostOf: (server: MailServer) => Promise<string>
  /** For libraries that open WebSockets by undici. Whoever opens it closes it. */
  readonly dispatcher: () => Agent
}

/**
 * One channel's door. It has one or more of three ways in (`pull`, `watch`, `receive`); doors without any share a server of the
 * house. The house starts and stops it, keeps its position, backs off, honours `ComeBackLater`, and reports its health.
 */
export interface Door {
  /** For platforms that are asked: what came after `position`, oldest first; null the first time, for what comes from now on. */
  pull?(position: unknown, signal: AbortSignal): Promise<Pulled>
  /** For platforms that keep a line open: runs until the signal aborts, rejects when the line breaks. */
  watch?(house: Watching, signal: AbortSignal): Promise<void>
  /** For platforms that call us: says whether the call is authentic, and what it brings. */
  receive?(request: HookRequest): Promise<HookAnswer> | HookAnswer
  /** Hands a reply to the platform. Throws what may pass; `ComeBackLater` where the platform says when. */
  reply?(context: ReplyContext): Promise<Delivery>
  /** Shows whoever works in the platform itself who holds a conversation here. Throws what may pass. */
  showHolder?(context: HolderContext): Promise<void>
  /** For helpdesks beside us: who works there, and who takes work now. Throws what may pass. */
  staff?(): Promise<Staff>
  /** Takes away what we left in the platform, and says what is gone and what somebody has to remove by hand. Never throws. */
  leave?(): Promise<readonly Finding[]>
  /** Tries the connection and says what is wrong and how to mend it. Changes nothing, tells customers nothing. */
  test(): Promise<readonly Finding[]>
}

export interface Pulled {
  readonly arrivals: readonly Arrival[]
  /** JSON, kept once the arrivals are stored; the next pull begins there. */
  readonly position: unknown
  /** There is more right now. */
  readonly more?: boolean
  /** Milliseconds until the platform should be asked again; 5,000 unless said. */
  readonly pause?: number
}

/** What a door that keeps a line open uses of the house. */
export interface Watching {
  /** Resolves when all of it is stored; only then may the platform be told. */
  take(arrivals: readonly Arrival[]): Promise<void>
  /** The line, or a part of it such as a folder, works. */
  alive(part?: string): void
  failing(problem: string, part?: string): void
  readPosition(part: string): Promise<unknown>
  savePosition(part: string, position: unknown): Promise<void>
}

/** Lets the compiler infer the settings. */
export function adapter<Settings>(definition: Adapter<Settings>): Adapter<Settings> {
  return definition
}
