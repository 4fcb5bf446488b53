import type { ChangedPerson, Person } from '../../http/api-types.ts'
import { channelKinds } from '../format/channel-kinds.ts'

type Kind = (typeof channelKinds)[number]

/** What is known of somebody, as the fields of the dialog hold it: times as `22:00`. */
export interface DetailsForm {
  name: string
  email: string
  kind: Person['kind']
  time_zone: string
  languages: string[]
  skills: string[]
  channel_kinds: Kind[]
  sleepsFrom: string
  sleepsTo: string
  /** How many conversations of each kind they take at once; a number field that was emptied holds ''. */
  capacity: Record<Kind, number | string>
  slack_user_id: string
}

export function detailsForm(person: Person): DetailsForm {
  return {
    name: person.name,
    email: person.email,
    kind: person.kind,
    time_zone: person.time_zone,
    languages: [...person.languages],
    skills: [...person.skills],
    channel_kinds: [...person.channel_kinds],
    sleepsFrom: clockOf(person.sleep.from_minute),
    sleepsTo: clockOf(person.sleep.to_minute),
    capacity: Object.fromEntries(
      channelKinds.map((kind) => [kind, person.capacity[kind] ?? 0]),
    ) as DetailsForm['capacity'],
    slack_user_id: person.slack_user_id ?? '',
  }
}

/** What the form says otherwise than it said before, and nothing else: what two people change at once stays apart. */
export function changedDetails(before: DetailsForm, after: DetailsForm): ChangedPerson {
  const [one, other] = [asChange(before), asChange(after)]
  return Object.fromEntries(
    Object.entries(other).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(one[key as keyof ChangedPerson]),
    ),
  )
}

function asChange({
  sleepsFrom,
  sleepsTo,
  capacity,
  slack_user_id: slack,
  ...plain
}: DetailsForm): ChangedPerson {
  return {
    ...plain,
    sleep: { from_minute: minuteOf(sleepsFrom), to_minute: minuteOf(sleepsTo) },
    capacity: Object.fromEntries(
      Object.entries(capacity).map(([kind, most]) => [kind, most === '' ? 0 : Number(most)]),
    ),
    slack_user_id: slack.trim() === '' ? null : slack.trim(),
  }
}

function clockOf(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
