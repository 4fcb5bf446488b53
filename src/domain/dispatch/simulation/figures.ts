import type { Case, SimulationResult } from './run-simulation.ts'

/** What a strategy comes to, over all seeds. Shares are 0 to 1; null where there was nothing to count. */
export interface Figures {
  readonly inTarget: Readonly<
    Record<'email_gap' | 'chat_gap' | 'email_business' | 'chat_business', number | null>
  >
  readonly offersPerClaim: number | null
  /** Accepted a moment too late. */
  readonly lostRacesPerClaim: number | null
  /** Of the claims of freelancers, each weighed by their presence: 0 is all alike, 1 all with one. The worst seed. */
  readonly gini: number
  readonly pingsPerPersonAndDay: number
  readonly nightPings: number
  readonly doubleClaims: number
}

export function figures(results: readonly SimulationResult[], days: number): Figures {
  const cases = results.flatMap((result) => result.cases)
  const freelancers = results.map(({ workers }) =>
    workers.filter(({ person }) => person.kind === 'freelance'),
  )
  const offers = sum(cases.map((one) => one.offers))
  const claims = sum(freelancers.flat().map((worker) => worker.accepted))
  const share = (gap: boolean, kind: Case['arrival']['kind']) =>
    shareInTarget(cases.filter((one) => one.gap === gap && one.arrival.kind === kind))
  return {
    inTarget: {
      email_gap: share(true, 'email'),
      chat_gap: share(true, 'chat'),
      email_business: share(false, 'email'),
      chat_business: share(false, 'chat'),
    },
    offersPerClaim: ratio(offers, claims),
    lostRacesPerClaim: ratio(sum(results.map(({ lostRaces }) => lostRaces)), claims),
    gini: Math.max(
      ...freelancers.map((ones) =>
        gini(ones.filter(({ presence }) => presence > 0).map(({ work, presence }) => work / presence)),
      ),
    ),
    pingsPerPersonAndDay: offers / freelancers.flat().length / days,
    nightPings: sum(results.map(({ nightPings }) => nightPings)),
    doubleClaims: cases.filter((one) => one.claims > 1).length,
  }
}

function shareInTarget(cases: readonly Case[]): number | null {
  const inTime = cases.filter(({ answeredAt, work }) => answeredAt !== null && answeredAt <= work.dueAt!)
  return ratio(inTime.length, cases.length)
}

/** Half the mean difference between any two, over the mean. */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const total = sum(sorted)
  if (total === 0) return 0
  const weighted = sum(sorted.map((value, index) => (2 * (index + 1) - sorted.length - 1) * value))
  return weighted / (sorted.length * total)
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
