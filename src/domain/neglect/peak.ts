/** Hours of the day between which most of it happened, `[fromHour, toHour)`; it crosses midnight when `toHour` is smaller. */
export interface Peak {
  readonly fromHour: number
  readonly toHour: number
}

const LONGEST = 4
/** Fewer say nothing about an hour. */
const ENOUGH = 5

/** The shortest stretch of up to four hours that holds at least half; null where there is none. */
export function peakOf(byLocalHour: readonly (readonly number[])[]): Peak | null {
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    byLocalHour.reduce((sum, day) => sum + (day[hour] ?? 0), 0),
  )
  const total = byHour.reduce((sum, count) => sum + count, 0)
  if (total < ENOUGH) return null
  for (let length = 1; length <= LONGEST; length += 1) {
    const sums = byHour.map((_, from) => sumFrom(byHour, from, length))
    const most = Math.max(...sums)
    const fromHour = sums.indexOf(most)
    if (2 * most >= total) return { fromHour, toHour: (fromHour + length) % 24 }
  }
  return null
}

function sumFrom(byHour: readonly number[], from: number, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k += 1) sum += byHour[(from + k) % 24]!
  return sum
}

/** Whether an hour of the day lies within. */
export function isWithin({ fromHour, toHour }: Peak, hour: number): boolean {
  return fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour
}
