import dayjs from 'dayjs'
import dayjsBusinessTime from 'dayjs-business-time'
import moment from 'moment-business-time'
import { addOpenTime, compileCalendar } from '../../src/domain/calendar/calendar.ts'
import { MINUTE, type Instant, type Millis } from '../../src/domain/time/instant.ts'
import { desk } from './workloads.ts'

export interface Engine {
  readonly name: string
  /** How many calls make one measured repeat. */
  readonly calls: number
  readonly due: (start: Instant, target: Millis) => Instant
}

const days = { mon: 'monday', tue: 'tuesday', wed: 'wednesday', thu: 'thursday', fri: 'friday' } as const
const sections = [
  ['09:00:00', '12:00:00'],
  ['13:00:00', '17:00:00'],
] as const

/** Ours, warm as in a running server, and each of the public libraries told the same hours. They know no zone but the process's. */
export function engines(): Engine[] {
  const calendar = compileCalendar(desk)
  return [
    { name: 'sundial', calls: 100_000, due: (start, target) => addOpenTime(calendar, start, target) },
    {
      name: 'sundial, calendar never seen before',
      calls: 50,
      due: (start, target) => addOpenTime(compileCalendar(desk), start, target),
    },
    { name: 'dayjs-business-time 1.0.4', calls: 50, due: dayjsEngine() },
    { name: 'moment-business-time 2.0.0', calls: 50, due: momentEngine() },
  ]
}

function dayjsEngine(): Engine['due'] {
  dayjs.extend(dayjsBusinessTime)
  const open = sections.map(([start, end]) => ({ start, end }))
  const week = Object.fromEntries(Object.values(days).map((day) => [day, open]))
  dayjs.setBusinessTime({ sunday: null, saturday: null, ...week } as never)
  dayjs.setHolidays(desk.holidays as string[])
  return (start, target) =>
    dayjs(start)
      .addBusinessMinutes(target / MINUTE)
      .valueOf()
}

function momentEngine(): Engine['due'] {
  const open = sections.flat()
  moment.updateLocale('en', {
    workinghours: { 0: null, 1: open, 2: open, 3: open, 4: open, 5: open, 6: null },
    holidays: desk.holidays,
  })
  return (start, target) =>
    moment(start)
      .addWorkingTime(target / MINUTE, 'minutes')
      .valueOf()
}
