/** What a brand says that things cost, in the smallest unit of its currency; what it has not said is null, and no money is named. */
export interface Money {
  readonly currency: string
  /** One hour of one more person. */
  readonly coverHourMinor: number | null
  /** One neglected customer. */
  readonly neglectedCustomerMinor: number | null
}

export interface Sum {
  readonly currency: string
  readonly minor: number
}
