/** Numbers in [0, 1) that follow from the seeds alone, each independent of how many were drawn before it. */
export function chanceOf(...seeds: readonly number[]): number {
  let hash = 0x9e3779b9
  for (const seed of seeds) {
    hash = Math.imul(hash ^ (seed + 0x7f4a7c15), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return (hash >>> 0) / 2 ** 32
}

/** A lognormal length with that median, from two independent chances (Box and Muller). */
export function lognormal(median: number, sigma: number, one: number, other: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)
  return median * Math.exp(sigma * normal)
}
