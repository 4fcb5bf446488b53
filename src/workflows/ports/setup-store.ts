import type { Calendar } from '../../domain/calendar/compile-calendar.ts'
import type { Channel, ChannelMode } from '../../domain/conversation/channel.ts'
import type { BrandId, PolicyId } from '../../domain/ids.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { BrandDefinition } from '../setup/brand-definition.ts'
import type { Instant } from '../../domain/time/instant.ts'

export interface Brand {
  readonly id: BrandId
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  /** All outbound traffic of the brand stands still since then. */
  readonly outboundStoppedAt: Instant | null
  /** Messages that occurred longer before their ingestion are history. Milliseconds; 24 h unless set. */
  readonly historyAfter: number
}

/** What a brand has set up: its doors and its promises. */
export interface SetupStore {
  brand(id: BrandId): Promise<Brand | null>
  channel(idOrSlug: string): Promise<Channel | null>
  /** By the address that customers write to, whatever its case. */
  channelByAddress(address: string): Promise<Channel | null>
  channels(brandId: BrandId): Promise<readonly Channel[]>
  setMode(brandId: BrandId, channelId: string, mode: ChannelMode): Promise<boolean>
  /** What is known of one part of a channel's line; answers whether that is news. */
  setHealth(
    brandId: BrandId,
    channelId: string,
    part: string,
    health: { readonly state: string; readonly problem: string | null },
  ): Promise<boolean>
  /** Published versions in the order of the lead; the first that matches wins. */
  policies(brandId: BrandId): Promise<readonly Policy[]>
  /** A version that a running clock began with. */
  policyVersion(brandId: BrandId, policyId: string, version: number): Promise<Policy | null>
  /** Their order decides: the first that matches wins. Those that are not named stand behind, as they stood. */
  orderPolicies(brandId: BrandId, policyIds: readonly PolicyId[]): Promise<void>
  /** Every policy that is there, drafts too, in order. */
  policyOrder(brandId: BrandId): Promise<readonly { readonly id: PolicyId; readonly slug: string }[]>
  /** Compiled, by slug; `24x7` is always there. */
  calendars(brandId: BrandId): Promise<ReadonlyMap<string, Calendar>>
  /** Adds what is new and publishes a new version of what differs; see `import-brand.ts`. */
  importBrand(
    definition: BrandDefinition,
    managedBy: 'console' | 'config',
    newId: () => string,
  ): Promise<void>
}
