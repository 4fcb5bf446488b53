/** The middle of some times, and the longest, in milliseconds with one digit. */
export function middleOf(times: readonly number[]): { readonly p50_ms: number; readonly max_ms: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const round = (value: number): number => Math.round(value * 10) / 10
  return { p50_ms: round(sorted[Math.floor(sorted.length / 2)]!), max_ms: round(sorted.at(-1)!) }
}
