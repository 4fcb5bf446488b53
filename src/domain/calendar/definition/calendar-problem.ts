export type CalendarProblemCode =
  | 'wrong-type'
  | 'unknown-zone'
  | 'unknown-day'
  | 'bad-date'
  | 'bad-time'
  | 'overlap'
  | 'empty'
  | 'stays-closed'

/** What is wrong with a calendar, and where: `weekly.mon[0]`, `[1].tz`; the whole is ''. The code is the key for translations. */
export interface CalendarProblem {
  readonly path: string
  readonly code: CalendarProblemCode
  readonly problem: string
}

export type Report = (path: string, code: CalendarProblemCode, problem: string) => void

export function calendarProblem(path: string, code: CalendarProblemCode, problem: string): CalendarProblem {
  return { path: path.replace(/^\./, ''), code, problem }
}

/** All problems in one line, for places that have only one. */
export function describeProblems(problems: readonly CalendarProblem[], name = 'calendar'): string {
  return problems.map(({ path, problem }) => `${joinPath(name, path)}: ${problem}`).join('; ')
}

function joinPath(name: string, path: string): string {
  return path === '' || path.startsWith('[') ? name + path : `${name}.${path}`
}
