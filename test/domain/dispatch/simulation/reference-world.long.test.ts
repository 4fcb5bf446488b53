import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fairnessBy } from '../../../../src/domain/dispatch/simulation/fairness-by.ts'
import { figures, gini } from '../../../../src/domain/dispatch/simulation/figures.ts'
import { runSimulation } from '../../../../src/domain/dispatch/simulation/run-simulation.ts'
import { strategies } from '../../../../src/domain/dispatch/simulation/strategy.ts'
import { worldSchema } from '../../../../src/domain/dispatch/simulation/world.ts'

const world = worldSchema.parse(JSON.parse(readFileSync('test/golden/simulation-world.json', 'utf8')))

/** One seed: `sundial simulate` runs them all. */
function live(name: string) {
  const strategy = strategies.find((one) => one.name === name)!
  return figures([runSimulation(world, strategy, world.seeds[0]!)], world.days)
}

describe('in the reference world', { timeout: 120_000 }, () => {
  it('waves alone answer mail in the gaps in time, and ask few', () => {
    const { inTarget, offersPerClaim, gini, nightPings, doubleClaims } = live('waves, 6 offers an hour')
    expect(inTarget.email_gap).toBeGreaterThanOrEqual(0.95)
    expect(offersPerClaim).toBeLessThanOrEqual(5)
    expect(gini).toBeLessThanOrEqual(0.15)
    expect({ nightPings, doubleClaims }).toEqual({ nightPings: 0, doubleClaims: 0 })
  })

  it('one or two people standing by keep the promise of chats, too', () => {
    const { inTarget, offersPerClaim, gini, nightPings, doubleClaims } = live(
      'waves + 1 or 2 standby an hour',
    )
    expect(inTarget.email_gap).toBeGreaterThanOrEqual(0.95)
    expect(inTarget.chat_gap).toBeGreaterThanOrEqual(0.96)
    expect(offersPerClaim).toBeLessThanOrEqual(3)
    expect(gini).toBeLessThanOrEqual(0.15)
    expect({ nightPings, doubleClaims }).toEqual({ nightPings: 0, doubleClaims: 0 })
  })

  it('whoever joins half-way gets as much work for their presence as all others, and no zone is left out', () => {
    const zones = world.freelancers.zones.length
    const joinsLate = (index: number) => Math.floor(index / zones) % 3 === 2
    const result = runSimulation(world, strategies[2]!, world.seeds[0]!, { joinsLate })
    const rows = fairnessBy([result], world.days)
    expect(rows).toHaveLength(zones + 2)
    for (const { group, ofTheMean } of rows)
      expect({ group, fair: ofTheMean > 0.6 && ofTheMean < 1.35 }).toEqual({ group, fair: true })
    for (const { ofTheMean } of rows.slice(-2)) expect(Math.abs(ofTheMean - 1)).toBeLessThan(0.1)
    expect(rows.at(-1)).toMatchObject({ group: 'joined half-way', people: world.freelancers.count / 3 })
  })

  it('asking everybody at once is worse for everybody', () => {
    expect(live('everybody at once').offersPerClaim).toBeGreaterThan(10)
  })
})

it('the same seed lives through the same days', () => {
  const once = () =>
    runSimulation({ ...world, days: 2 }, strategies[2]!, 7).cases.map((one) => one.answeredAt)
  expect(once()).toEqual(once())
})

it('a Gini of 0 is all alike, of nearly 1 all with one', () => {
  expect(gini([2, 2, 2, 2])).toBe(0)
  expect(gini([0, 0, 0, 4])).toBe(0.75)
  expect(gini([])).toBe(0)
})
