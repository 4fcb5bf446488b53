import type { IncomingHttpHeaders } from 'node:http'
import type {
  BoardRow,
  Channel,
  MysteryShopper,
  Offer,
  Person,
  Policy,
  Recovery,
  RemedyTrial,
  RosterChange,
  Snippet,
  Tokens,
} from '../../../src/http/api-types.ts'
import type { Answer } from './answer.ts'

/** One question of the console, with what it sent. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

export type Emit = (type: string, subject: string, payload?: Record<string, unknown>) => void

/** What the fixture server knows; tests look into it and change it. */
export interface World {
  rows: BoardRow[]
  offers: Offer[]
  channels: readonly Channel[]
  people: readonly Person[]
  snippets: readonly Snippet[]
  shoppers: readonly MysteryShopper[]
  removedSnippets: readonly Snippet[]
  tokens: Tokens['items']
  policies: readonly Policy[]
  recoveries: readonly Recovery[]
  remedies: readonly RemedyTrial[]
  rosterChanges: readonly RosterChange[]
  /** Slug of whoever is signed in; null: nobody. */
  person: string | null
  /** When those that sleep wake. */
  readonly snoozed: Map<string, string>
  /** Internal notes by conversation. */
  readonly notes: Map<string, readonly string[]>
  readonly replies: Map<string, readonly string[]>
  /** Answers that stand before the fixture's own: `METHOD /path` -> answer. */
  readonly overrides: Map<string, Answer>
  readonly asked: Asked[]
  /** Paths of everything else that was fetched: the console's own files, and what should not be. */
  readonly fetched: string[]
}
