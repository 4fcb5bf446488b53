/** One place where two definitions differ; null stands for what is not there. */
export interface Difference {
  /** `targets.first_response.steps.50%.do`: items of lists are named by what tells them apart, where something does. */
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

/** What tells the items of a list apart, the first that all of them have. */
const KEYS = ['metric', 'at', 'slug', 'from', 'date'] as const

/** Every place where two JSON definitions differ, in the order of the first and then of the second; none if they say the same. */
export function differences(before: unknown, after: unknown, path = ''): readonly Difference[] {
  const [one, other] = [named(before), named(after)]
  if (one && other) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    return keys.flatMap((key) => differences(one[key], other[key], path === '' ? key : `${path}.${key}`))
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ path, before: before ?? null, after: after ?? null }]
}

/** A value as named parts; null for what has none, such as a list of plain texts. */
function named(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value)) return value as Record<string, unknown>
  const items: readonly unknown[] = value
  const key = KEYS.find((name) => items.every((item) => nameIn(item, name) !== null))
  if (items.length === 0 || !key) return null
  return Object.fromEntries<unknown>(items.map((item) => [nameIn(item, key) ?? '', item]))
}

function nameIn(item: unknown, key: string): string | null {
  const name = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : null
  if (typeof name !== 'string') return null
  const group = key === 'metric' ? nameIn(item, 'group') : null
  return group === null ? name : `${name}.${group}`
}
