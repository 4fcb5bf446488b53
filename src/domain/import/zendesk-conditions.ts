import type { ImportedPolicy, ImportNote } from './imported.ts'
import type { ZendeskPolicy } from './zendesk-shape.ts'

type Conditions = NonNullable<ImportedPolicy['conditions']>
type Condition = NonNullable<ZendeskPolicy['filter']>['all'][number]

/** Numbers under which Zendesk keeps the channel of a ticket. */
const VIA: Readonly<Record<string, string>> = {
  '4': 'email',
  mail: 'email',
  email: 'email',
  '29': 'chat',
  chat: 'chat',
  '23': 'social',
  '26': 'social',
  '30': 'social',
  '38': 'social',
  twitter: 'social',
  facebook: 'social',
  '33': 'phone',
  '34': 'phone',
  '35': 'phone',
  '44': 'phone',
  '45': 'phone',
  '46': 'phone',
  phone: 'phone',
}

/** Conditions of a policy; null where one cannot be told here, for then it would apply to more than it did. */
export function zendeskConditions(
  { filter }: ZendeskPolicy,
  about: string,
  notes: ImportNote[],
): Conditions | null {
  const all = filter?.all ?? []
  const any = filter?.any ?? []
  const conditions: Record<string, string[]> = {}
  const refuse = (note: string): null => {
    notes.push({ kind: 'left_out', about, note })
    return null
  }
  const single = any.length === 1 ? [...all, ...any] : all
  for (const condition of single) {
    const told = conditionOf(condition)
    if (!told) return refuse(`its condition on ${spoken(condition)} cannot be told here`)
    if (conditions[told.name])
      return refuse(`it has two conditions on ${told.name}; here there is one list of each`)
    conditions[told.name] = [...told.values]
  }
  if (any.length < 2) return conditions
  const told = any.map(conditionOf)
  const [first] = told
  if (!first || told.some((one) => one?.name !== first.name) || conditions[first.name])
    return refuse('it applies when any of several different conditions holds, which cannot be told here')
  conditions[first.name] = told.flatMap((one) => [...one!.values])
  return conditions
}

function conditionOf({
  field,
  operator,
  value,
}: Condition): { readonly name: keyof Conditions; readonly values: readonly string[] } | null {
  const values = (Array.isArray(value) ? value : [value]).map(String)
  const positive = operator === 'is' || operator === 'includes'
  if (!positive) return null
  if (field === 'priority') return { name: 'priorities', values }
  if (field === 'current_tags' || field === 'tags')
    return { name: 'tags', values: values.flatMap((one) => one.split(/[\s,]+/)).filter(Boolean) }
  if (field === 'via_id' || field === 'channel') {
    const kinds = values.map((one) => VIA[one])
    return kinds.every((kind) => kind !== undefined) ? { name: 'kinds', values: [...new Set(kinds)] } : null
  }
  return null
}

function spoken({ field, operator, value }: Condition): string {
  return `${field} (${operator} ${JSON.stringify(value)})`
}
