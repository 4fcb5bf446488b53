const IDS_KEPT = 200
const ID_LIMIT = 998

/** The message ids in a header value, in order, in angle brackets; an id without brackets counts when it stands alone. At most the last 200. */
export function messageIdsIn(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>\s]{1,995})>/g)].map((found) => `<${found[1]!}>`)
  if (bracketed.length > 0) return [...new Set(bracketed)].slice(-IDS_KEPT)
  const bare = value.trim()
  return /^[^\s<>@]+@[^\s<>@]+$/.test(bare) && bare.length < ID_LIMIT ? [`<${bare}>`] : []
}
