export interface Allowance {
  readonly burst: number
  readonly perSecond: number
}

/** What is left of an allowance; `at` in milliseconds of a steady clock. */
export interface Bucket {
  readonly tokens: number
  readonly at: number
}

/** Takes one token; `retryAfter` says in how many milliseconds there is one again, 0 when there was. */
export function takeToken(
  bucket: Bucket | null,
  { burst, perSecond }: Allowance,
  now: number,
): { readonly bucket: Bucket; readonly retryAfter: number } {
  const tokens =
    bucket === null ? burst : Math.min(burst, bucket.tokens + ((now - bucket.at) * perSecond) / 1_000)
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, at: now }, retryAfter: 0 }
  return { bucket: { tokens, at: now }, retryAfter: Math.ceil(((1 - tokens) * 1_000) / perSecond) }
}
