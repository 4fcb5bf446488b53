import { ScimError } from './scim-error.ts'

type Resource = Record<string, unknown>

interface Operation {
  readonly op?: unknown
  readonly path?: string
  readonly value?: unknown
}

/**
 * Changes a resource as RFC 7644, section 3.5.2, says: add, replace, remove, by path or by a whole value. Attributes that we do not keep are taken
 * and forgotten, as directories send many. Throws ScimError.
 */
export function patched(resource: Resource, body: unknown): Resource {
  const operations = (body as { Operations?: unknown } | null)?.Operations
  if (!Array.isArray(operations) || operations.length === 0)
    throw new ScimError(400, 'A PATCH wants "Operations", a list with at least one.', 'invalidSyntax')
  return operations.reduce<Resource>((now, operation) => applied(now, operation as Operation), resource)
}

function applied(resource: Resource, { op, path, value }: Operation): Resource {
  const verb = typeof op === 'string' ? op.toLowerCase() : ''
  if (verb !== 'add' && verb !== 'replace' && verb !== 'remove')
    throw new ScimError(
      400,
      `${JSON.stringify(op)} is no operation; there are add, replace and remove.`,
      'invalidSyntax',
    )
  if (path === undefined) {
    if (verb === 'remove') throw new ScimError(400, 'What to remove has to be said by "path".', 'noTarget')
    if (typeof value !== 'object' || value === null)
      throw new ScimError(400, 'Without "path", "value" has to be an object.', 'invalidValue')
    return Object.entries(value).reduce<Resource>((now, [key, one]) => set(now, [key], verb, one), resource)
  }
  const target = read(path)
  if (target.where) return setWhere(resource, target, verb, value)
  return set(resource, target.keys, verb, value)
}

interface Target {
  readonly keys: readonly string[]
  /** `members[value eq "x"]`: which of a list, and what of it. */
  readonly where: { readonly key: string; readonly is: string; readonly part: string | null } | null
}

function read(path: string): Target {
  const plain = path.replace(/^urn:[\w:.-]+:(?=[A-Za-z]\w*([.[]|$))/, '')
  const where = /^(\w+)\[\s*(\w+)\s+eq\s+"?([^"\]]*)"?\s*\](?:\.(\w+))?$/i.exec(plain)
  if (where) {
    const [, list = '', key = '', is = '', part = null] = where
    return { keys: [list], where: { key, is, part } }
  }
  if (!/^\w+(\.\w+)*$/.test(plain))
    throw new ScimError(400, `The path "${path}" is not understood.`, 'invalidPath')
  return { keys: plain.split('.'), where: null }
}

function keyIn(resource: Resource, key: string): string {
  return Object.keys(resource).find((one) => one.toLowerCase() === key.toLowerCase()) ?? key
}

function set(
  resource: Resource,
  [first = '', ...rest]: readonly string[],
  verb: string,
  value: unknown,
): Resource {
  if (first.includes('.')) return set(resource, [...first.split('.'), ...rest], verb, value)
  const key = keyIn(resource, first)
  const before = resource[key]
  if (rest.length > 0) {
    const inner = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {}
    return { ...resource, [key]: set(inner as Resource, rest, verb, value) }
  }
  if (verb === 'remove') {
    if (Array.isArray(before) && Array.isArray(value)) return { ...resource, [key]: without(before, value) }
    return Object.fromEntries(Object.entries(resource).filter(([one]) => one !== key))
  }
  if (verb === 'add' && Array.isArray(before)) {
    const more = [value].flat()
    return { ...resource, [key]: [...without(before, more), ...more] }
  }
  return { ...resource, [key]: value }
}

/** Items of a list are the same when their values are. */
function without(list: readonly unknown[], gone: readonly unknown[]): unknown[] {
  const values = new Set(gone.map(valueOf))
  return list.filter((one) => !values.has(valueOf(one)))
}

function valueOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null ? (item as { value?: unknown }).value : item
}

function setWhere(resource: Resource, { keys, where }: Target, verb: string, value: unknown): Resource {
  const key = keyIn(resource, keys[0] ?? '')
  const list = Array.isArray(resource[key]) ? (resource[key] as Resource[]) : []
  const fits = (one: Resource) => String(one[where!.key]).toLowerCase() === where!.is.toLowerCase()
  if (verb === 'remove' && where!.part === null)
    return { ...resource, [key]: list.filter((one) => !fits(one)) }
  const part = where!.part
  const next = (one: Resource): Resource =>
    part === null ? { ...one, ...(value as Resource) } : set(one, [part], verb, value)
  if (list.some(fits)) return { ...resource, [key]: list.map((one) => (fits(one) ? next(one) : one)) }
  if (verb === 'remove') return resource
  return { ...resource, [key]: [...list, next({ [where!.key]: where!.is })] }
}
