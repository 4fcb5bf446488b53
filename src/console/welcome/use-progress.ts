import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { auditsQuery } from '../audits/audit-queries.ts'
import { channelsQuery } from '../channels/channels-query.ts'
import { peopleQuery } from '../people/people-query.ts'
import { policiesQuery } from '../policies/policy-queries.ts'
import { rostersQuery } from '../roster/rosters-query.ts'

export const welcomeSteps = ['past', 'channel', 'people', 'roster', 'promise', 'message'] as const
export type WelcomeStep = (typeof welcomeSteps)[number]

/** What is done already is read from the brand itself, so that it goes on where somebody left it, on any machine; skips are kept here. */
export function useProgress(brand: string) {
  const channels = useQuery(channelsQuery(brand))
  const people = useQuery(peopleQuery(brand))
  const audits = useQuery(auditsQuery(brand))
  const policies = useQuery(policiesQuery(brand))
  const rosters = useQuery(rostersQuery(brand))
  const [answered, setAnswered] = useLocalStorage<string | null>({
    key: `sundial.welcome.${brand}.answered`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const [at, setAt] = useLocalStorage<WelcomeStep | null>({
    key: `sundial.welcome.${brand}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const done: Readonly<Record<WelcomeStep, boolean>> = {
    past: (audits.data?.items.length ?? 0) > 0,
    channel: (channels.data?.items.length ?? 0) > 0,
    people: (people.data?.items.length ?? 0) > 1,
    roster: (rosters.data?.items.length ?? 0) > 0,
    promise: (policies.data?.items ?? []).some(({ published }) => published !== null),
    message: answered !== null,
  }
  const known = [channels, people, audits, policies, rosters].every(({ data }) => data !== undefined)
  const first = welcomeSteps.find((step) => !done[step]) ?? 'message'
  return { step: at ?? first, done, known, go: setAt, answered, setAnswered }
}
