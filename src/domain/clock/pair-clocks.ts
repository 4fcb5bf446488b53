import type { KnownClock } from './clock.ts'
import type { Span } from './spans/span.ts'
import { isInternalMetric } from './spans/spans-of.ts'

/** A known clock with the span that it measures now; one of them may be missing. */
export type Pair =
  | { readonly known: KnownClock; readonly span: Span }
  | { readonly known: KnownClock; readonly span: null }
  | { readonly known: null; readonly span: Span }

/** Finds for each clock of one metric its span: the same beginning, else the same turn, else the next in order. */
export function pairClocks(clocks: readonly KnownClock[], spans: readonly Span[]): readonly Pair[] {
  const left = new Set([...clocks].sort((a, b) => a.startedAt - b.startedAt))
  const partners = new Map<Span, KnownClock>()
  const rules = [sameStart, sameTurn, ...(spans[0] && severalATurn(spans[0]) ? [] : [always])]
  for (const isSame of rules) {
    for (const span of spans) {
      if (partners.has(span)) continue
      const partner = [...left].find((clock) => isSame(clock, span))
      if (!partner) continue
      partners.set(span, partner)
      left.delete(partner)
    }
  }
  return [
    ...[...left].map((known) => ({ known, span: null })),
    ...spans.map((span) => {
      const known = partners.get(span)
      return known ? { known, span } : { known: null, span }
    }),
  ]
}

/** Two updates, or two claims, may begin in one turn: only their beginning tells them apart. */
function severalATurn({ metric }: Span): boolean {
  return metric === 'periodic_update' || metric === 'promise' || isInternalMetric(metric)
}

function sameStart(clock: KnownClock, span: Span): boolean {
  return clock.startedAt === span.startedAt
}

function sameTurn(clock: KnownClock, span: Span): boolean {
  return clock.turnId === span.turnId && !severalATurn(span)
}

function always(): boolean {
  return true
}
