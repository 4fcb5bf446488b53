/**
 * Every figure that is shown anywhere, and what it opens down to: turns, conversations (who of ours had them is not told), or
 * hours ahead. What each means is said once, in the readers' languages, under the same name.
 */
export const definedFigures = {
  index: { opensTo: 'turns' },
  turns: { opensTo: 'turns' },
  neglected: { opensTo: 'turns' },
  people: { opensTo: 'turns' },
  never_answered: { opensTo: 'turns' },
  reached: { opensTo: 'turns' },
  hidden: { opensTo: 'turns' },
  on_calendar: { opensTo: 'turns' },
  past: { opensTo: 'turns' },
  past_times: { opensTo: 'turns' },
  waits: { opensTo: 'turns' },
  causes: { opensTo: 'turns' },
  local_hours: { opensTo: 'turns' },
  trend: { opensTo: 'turns' },
  remedy: { opensTo: 'turns' },
  first_contact: { opensTo: 'conversations' },
  happiness: { opensTo: 'conversations' },
  effort: { opensTo: 'conversations' },
  holding: { opensTo: 'conversations' },
  queue_promises: { opensTo: 'conversations' },
  dead_ends: { opensTo: 'conversations' },
  come_back: { opensTo: 'conversations' },
  gaps: { opensTo: 'hours' },
  burden: { opensTo: 'conversations' },
  costs: { opensTo: 'conversations' },
  preventions: { opensTo: 'conversations' },
} as const satisfies Record<string, { opensTo: 'turns' | 'conversations' | 'hours' }>

export type DefinedFigure = keyof typeof definedFigures
export const definedFigureNames = Object.keys(definedFigures) as [DefinedFigure, ...DefinedFigure[]]
