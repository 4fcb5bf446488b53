import { shopperPlan, shopperPlans, type ShopperPlan } from './shopper-plan.ts'

/** What a brand has of synthetic customers, as it is stored. */
export interface StoredPlans {
  /** `mystery_shopper` of the brand's settings, which come from its file. */
  readonly configured: unknown
  /** Those that were set up in the console. */
  readonly written: readonly unknown[]
}

export interface StandingPlan {
  readonly plan: ShopperPlan
  /** It stands in the brand's file: changed there, not in the console. */
  readonly configured: boolean
}

/** All that can be read, those of the file first; where both have a name, the file's stands. */
export function standingPlans({ configured, written }: StoredPlans): readonly StandingPlan[] {
  const fromFile = shopperPlans.catch([]).parse(configured ?? [])
  const names = new Set(fromFile.map(({ name }) => name))
  const ours = written.flatMap((one) => {
    const read = shopperPlan.safeParse(one)
    return read.success && !names.has(read.data.name) ? [read.data] : []
  })
  return [
    ...fromFile.map((plan) => ({ plan, configured: true })),
    ...ours.map((plan) => ({ plan, configured: false })),
  ]
}
