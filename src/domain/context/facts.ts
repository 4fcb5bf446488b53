/** What other systems may hand in about a customer, by name, and what the expert's page calls it. Nothing else is kept or shown. */
export type FactNames = Readonly<Record<string, string>>

export type FactValue = string | number | boolean

/** While a brand has not chosen: orders and loyalty. */
export const usualFacts: FactNames = {
  orders: 'Orders',
  last_order: 'Last order',
  last_order_state: 'State of the last order',
  order_total: 'Bought so far',
  loyalty_tier: 'Loyalty tier',
  loyalty_points: 'Loyalty points',
  customer_since: 'Customer since',
}

/** Up to so much an expert may give without asking, in the smallest unit of the currency. */
export interface Goodwill {
  readonly amount_minor: number
  readonly currency: string
}

export interface ContextSettings {
  readonly facts: FactNames
  readonly goodwill: Goodwill | null
}

/** What a brand set about the expert's page, over what is usual. */
export function contextSettings(
  set: { readonly facts?: FactNames | undefined; readonly goodwill?: Goodwill | null | undefined } = {},
): ContextSettings {
  return { facts: set.facts ?? usualFacts, goodwill: set.goodwill ?? null }
}

/** The facts that may be shown, in the order of their names' list. */
export function shownFacts(
  facts: Readonly<Record<string, unknown>>,
  names: FactNames,
): readonly { readonly name: string; readonly label: string; readonly value: FactValue }[] {
  return Object.entries(names).flatMap(([name, label]) => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined
    return isFactValue(value) ? [{ name, label, value }] : []
  })
}

function isFactValue(value: unknown): value is FactValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
