import { changeCalendar } from './change.ts'
import { createCalendar } from './create.ts'
import { listCalendars } from './list.ts'
import { calendarPreviewRoutes } from './preview/index.ts'
import { readCalendar } from './read.ts'
import { removeCalendar } from './remove.ts'

export const calendarRoutes = [
  listCalendars,
  createCalendar,
  ...calendarPreviewRoutes,
  readCalendar,
  changeCalendar,
  removeCalendar,
]
