import type { ImportSource } from './imported.ts'

type Lists = Record<string, unknown[]>
type Item = Readonly<Record<string, unknown>>

/** Several answers of a helpdesk's interface as one: lists under the names that the reader looks for. */
export function merged(source: ImportSource, exports: readonly unknown[]): Lists {
  const lists: Lists = {}
  const add = (name: string, items: readonly unknown[]) => (lists[name] = [...(lists[name] ?? []), ...items])
  for (const one of exports.flatMap((value) => (source === 'zammad' ? assetsOf(value) : [value])))
    if (Array.isArray(one)) sort(source, one, add)
    else if (isItem(one))
      for (const [name, items] of Object.entries(one))
        if (name === 'payload' && Array.isArray(items)) sort(source, items, add)
        else if (Array.isArray(items)) add(name, items)
  return lists
}

/** Zammad's `assets` keep everything by kind and id. */
function assetsOf(value: unknown): readonly unknown[] {
  const assets = isItem(value) && isItem(value['assets']) ? value['assets'] : null
  if (!assets) return [value]
  const of = (kind: string) => (isItem(assets[kind]) ? Object.values(assets[kind]) : [])
  return [{ slas: of('Sla'), calendars: of('Calendar'), priorities: of('TicketPriority') }]
}

/** A bare list tells by its items what it holds. */
function sort(
  source: ImportSource,
  items: readonly unknown[],
  add: (name: string, items: unknown[]) => void,
): void {
  for (const item of items) {
    if (!isItem(item)) continue
    if (source === 'chatwoot') add('working_hours' in item ? 'inboxes' : 'sla_policies', [item])
    else if (source === 'zammad')
      add('business_hours' in item ? 'calendars' : 'calendar_id' in item ? 'slas' : 'priorities', [item])
    else if ('policy_metrics' in item) add('sla_policies', [item])
    else add('start_date' in item ? 'holidays' : 'schedules', [item])
  }
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
