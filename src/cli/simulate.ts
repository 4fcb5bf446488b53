import { readFile } from 'node:fs/promises'
import type { ExtraStandby } from '../domain/dispatch/simulation/duty.ts'
import { figures, type Figures } from '../domain/dispatch/simulation/figures.ts'
import { runSimulation } from '../domain/dispatch/simulation/run-simulation.ts'
import { strategies, whatIf } from '../domain/dispatch/simulation/strategy.ts'
import { worldSchema } from '../domain/dispatch/simulation/world.ts'
import { isZone } from '../domain/time/zone.ts'

export interface SimulateOptions {
  /** A world in the form of the reference world. */
  readonly world: string
  /** `Asia/Manila@20:00-23:00`: somebody who stands by there every day. */
  readonly standby: readonly string[]
  readonly json: boolean
}

/** `sundial simulate`: what would dispatch do in such a world? Drives the decisions that run live. Resolves to the exit status. */
export async function simulate(options: SimulateOptions, output: NodeJS.WritableStream): Promise<number> {
  const world = worldSchema.parse(JSON.parse(await readFile(options.world, 'utf8')))
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

function table(rows: readonly (Figures & { readonly strategy: string })[]): string {
  const cells = [
    ['', ...columns.map(([name]) => name)],
    ...rows.map((row) => [row.strategy, ...columns.map(([, show]) => show(row))]),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[index]!)))
      .join('  ')
  return `Answered in time in gap and office hours, and what it takes:\n\n${cells.map(line).join('\n')}\n`
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`
}
