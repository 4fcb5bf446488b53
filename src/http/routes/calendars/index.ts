import { changeCalendar } from './change.ts'
import { createCalendar } from './create.ts'
import { listCalendars } from './list.ts'

export const calendarRoutes = [listCalendars, createCalendar, changeCalendar]
