import type { ChannelKind } from '../../http/api-types.ts'

export const shows = ['all', 'neglected', 'at_risk', 'unheld', 'mine'] as const
export type Show = (typeof shows)[number]

/** The board's filters live in its address: a saved view is a bookmark. */
export interface BoardSearch {
  readonly show?: Show
  readonly kind?: ChannelKind
  readonly language?: string
  readonly q?: string
}

const kinds: readonly ChannelKind[] = ['email', 'chat', 'social', 'phone', 'helpdesk']

export function boardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  const { show, kind, language, q } = search
  return {
    ...(isOneOf(shows, show) && show !== 'all' ? { show } : {}),
    ...(isOneOf(kinds, kind) ? { kind } : {}),
    ...(typeof language === 'string' && language !== '' ? { language } : {}),
    ...(typeof q === 'string' && q !== '' ? { q } : typeof q === 'number' ? { q: String(q) } : {}),
  }
}

function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return (values as readonly unknown[]).includes(value)
}
