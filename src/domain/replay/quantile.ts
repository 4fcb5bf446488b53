/** `sorted[floor(q x n)]`, counted from zero, q in [0, 1); null of nothing. */
export function quantile(sorted: ArrayLike<number>, q: number): number | null {
  return sorted[Math.floor(q * sorted.length)] ?? null
}
