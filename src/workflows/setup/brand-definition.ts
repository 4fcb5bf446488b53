import type { ChannelKind, ChannelMode } from '../../domain/conversation/channel.ts'
import type { BudgetPeriod } from '../../domain/dispatch/budget.ts'
import type { Role } from '../ports/people-store.ts'

/** A brand with everything that it sets up, as `config/` and the demo write it. Validated before it gets here. */
export interface BrandDefinition {
  readonly slug: string
  readonly name: string
  readonly time_zone: string
  readonly settings: Readonly<Record<string, unknown>>
  /** In the smallest unit of the currency in which the brand pays. */
  readonly budgets?: Readonly<Partial<Record<BudgetPeriod, number | undefined>>>
  readonly people: readonly PersonDefinition[]
  readonly channels: readonly ChannelDefinition[]
  readonly calendars: readonly {
    readonly slug: string
    readonly name: string
    readonly definition?: unknown
  }[]
  readonly policies: readonly {
    readonly slug: string
    readonly name: string
    readonly conditions?: unknown
    readonly targets?: unknown
    readonly revived_after_days?: unknown
  }[]
  readonly rosters: readonly {
    readonly slug: string
    readonly name: string
    readonly audience: 'on_shift' | 'standby'
    readonly schedule?: unknown
  }[]
}

export interface PersonDefinition {
  readonly slug: string
  readonly name: string
  readonly email: string
  readonly kind: 'staff' | 'freelance'
  readonly time_zone: string
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly channel_kinds: readonly ChannelKind[]
  readonly sleep?: { readonly from: string; readonly to: string } | undefined
  readonly capacity: Readonly<Partial<Record<ChannelKind, number>>>
  readonly slack_user_id?: string | undefined
  readonly roles: readonly Role[]
}

export interface ChannelDefinition {
  readonly slug: string
  readonly name: string
  readonly kind: ChannelKind
  readonly adapter: string
  readonly mode: ChannelMode
  readonly address?: string | undefined
  readonly settings: Readonly<Record<string, unknown>>
}
