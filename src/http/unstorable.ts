/** PostgreSQL stores neither NUL nor half a surrogate pair. */
const unstorableCharacter = /\0|\p{Surrogate}/u

/** Paths of texts that no database column could hold. */
export function unstorable(value: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (typeof value === 'string') return unstorableCharacter.test(value) ? [[...path]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(unstorableCharacter.test(key) ? [[...path]] : []),
    ...unstorable(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  ])
}
