import { readFile } from 'node:fs/promises'
import type { ExtraStandby } from '../domain/dispatch/simulation/duty.ts'
import { fairnessBy, type FairnessRow } from '../domain/dispatch/simulation/fairness-by.ts'
import { figures, type Figures } from '../domain/dispatch/simulation/figures.ts'
import { runSimulation } from '../domain/dispatch/simulation/run-simulation.ts'
import { strategies, whatIf } from '../domain/dispatch/simulation/strategy.ts'
import { worldSchema, type World } from '../domain/dispatch/simulation/world.ts'
import { isZone } from '../domain/time/zone.ts'

export interface SimulateOptions {
  /** A world in the form of the reference world. */
  readonly world: string
  /** `Asia/Manila@20:00-23:00`: somebody who stands by there every day. */
  readonly standby: readonly string[]
  readonly json: boolean
  /** How work falls to freelancers by zone and by when they joined, instead of what strategies come to. */
  readonly fairness?: boolean
}

/** `sundial simulate`: what would dispatch do in such a world? Drives the decisions that run live. Resolves to the exit status. */
export async function simulate(options: SimulateOptions, output: NodeJS.WritableStream): Promise<number> {
  const world = worldSchema.parse(JSON.parse(await readFile(options.world, 'utf8')))
  if (options.fairness) {
    const rows = fairnessOf(world)
    output.write(options.json ? `${JSON.stringify(rows)}\n` : fairnessTable(rows))
    return 0
  }
  const extra = options.standby.map(parseStandby)
  const compared = extra.length > 0 ? [strategies[2]!, whatIf(extra)] : strategies
  const rows = compared.map((strategy) => {
    const results = world.seeds.map((seed) => runSimulation(world, strategy, seed))
    return { strategy: strategy.name, ...figures(results, world.days) }
  })
  output.write(options.json ? `${JSON.stringify(rows)}\n` : table(rows))
  return 0
}

function parseStandby(text: string): ExtraStandby {
  const [, zone, from, to] = /^(.+)@(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? []
  if (zone === undefined || !isZone(zone)) throw new Error(`"${text}": write Asia/Manila@20:00-23:00`)
  return { zone, from: from!, to: to! }
}

const columns: readonly (readonly [string, (row: Figures) => string])[] = [
  ['email, gap', (row) => percent(row.inTarget.email_gap)],
  ['chat, gap', (row) => percent(row.inTarget.chat_gap)],
  ['email, office', (row) => percent(row.inTarget.email_business)],
  ['chat, office', (row) => percent(row.inTarget.chat_business)],
  ['offers/claim', (row) => row.offersPerClaim?.toFixed(2) ?? '-'],
  ['lost races/claim', (row) => row.lostRacesPerClaim?.toFixed(2) ?? '-'],
  ['Gini', (row) => row.gini.toFixed(2)],
  ['pings a day', (row) => row.pingsPerPersonAndDay.toFixed(1)],
  ['night pings', (row) => String(row.nightPings)],
  ['double claims', (row) => String(row.doubleClaims)],
]

/** Every third freelancer of a zone joins when half of the time is over. */
function fairnessOf(world: World): readonly FairnessRow[] {
  const zones = world.freelancers.zones.length
  const joinsLate = (index: number) => Math.floor(index / zones) % 3 === 2
  const results = world.seeds.map((seed) => runSimulation(world, strategies[2]!, seed, { joinsLate }))
  return fairnessBy(results, world.days)
}

function fairnessTable(rows: readonly FairnessRow[]): string {
  const cells = rows.map((row) => [
    row.group,
    String(row.people),
    row.presentHoursADay.toFixed(2),
    row.claimsADay.toFixed(2),
    row.claimsPerPresentHour.toFixed(2),
    row.ofTheMean.toFixed(2),
    row.pingsADay.toFixed(1),
  ])
  const head = ['', 'people', 'present h/day', 'claims/day', 'claims/present h', 'of the mean', 'pings/day']
  return `How work falls to freelancers while they are here, over all seeds:\n\n${columned([head, ...cells])}\n`
}

function table(rows: readonly (Figures & { readonly strategy: string })[]): string {
  const cells = [
    ['', ...columns.map(([name]) => name)],
    ...rows.map((row) => [row.strategy, ...columns.map(([, show]) => show(row))]),
  ]
  return `Answered in time in gap and office hours, and what it takes:\n\n${columned(cells)}\n`
}

function columned(cells: readonly (readonly string[])[]): string {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[index]!)))
      .join('  ')
  return cells.map(line).join('\n')
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`
}
