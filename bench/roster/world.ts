/** How many people stand in the measured rosters. */
export const people = 200

const zones = [
  'America/Los_Angeles',
  'America/New_York',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Manila',
  'Australia/Sydney',
]
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri']
const everyDay = [...workdays, 'sat', 'sun']

/** A layer for each person: a third work office hours, a third alternate by week with a colleague at night, a third have recurring shifts. */
export function layersOf(): object[] {
  return Array.from({ length: people }, (_, k) => ({
    id: `person ${k}`,
    timezone: zones[k % zones.length],
    ...[officeHours, nights, recurring][k % 3]!(`p${k}`, k),
  }))
}

function officeHours(person: string, k: number): object {
  const opens = 8 + (k % 3)
  return {
    fixed: [person],
    windows: [{ days: workdays, from: `0${opens}`.slice(-2) + ':00', to: `${opens + 8}:30` }],
  }
}

function nights(person: string): object {
  return {
    windows: [{ days: everyDay, from: '20:00', to: '04:00' }],
    rotation: { unit: 'week', every: 1, anchor_local: '2020-01-06T12:00', groups: [[person], []] },
  }
}

function recurring(person: string, k: number): object {
  const days = everyDay.filter((_, day) => (day + k) % 2 === 0)
  const shift = { first_start_local: '2020-01-06T06:00', duration_minutes: 360 }
  return { recurring: { ...shift, frequency: 'week', every: 1, by_day: days, groups: [[person]] } }
}
