import type { Instant } from '../../time/instant.ts'

/** The half-open time `[from, to)`. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

/** The same time as the fewest stretches, in order; empty ones vanish. */
export function mergeStretches(stretches: readonly Stretch[]): Stretch[] {
  const merged: { from: Instant; to: Instant }[] = []
  for (const { from, to } of stretches
    .filter((stretch) => stretch.from < stretch.to)
    .sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** What is left of the stretches (merged, in order) without the time of the cuts (merged, in order). */
export function cutStretches(stretches: readonly Stretch[], cuts: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let place = 0
  for (const stretch of stretches) {
    let from = stretch.from
    while (place < cuts.length && cuts[place]!.to <= from) place += 1
    for (let cut = cuts[place], next = place + 1; cut && cut.from < stretch.to; cut = cuts[next], next += 1) {
      if (cut.from > from) left.push({ from, to: cut.from })
      from = cut.to
    }
    if (from < stretch.to) left.push({ from, to: stretch.to })
  }
  return left
}

/** The part of the stretches that lies in `[from, to)`. */
export function clipStretches(stretches: readonly Stretch[], from: Instant, to: Instant): Stretch[] {
  return stretches
    .filter((stretch) => stretch.from < to && stretch.to > from)
    .map((stretch) => ({ from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) }))
}
