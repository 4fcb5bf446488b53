import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Policies } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { auditsQuery } from '../audits/audit-queries.ts'
import { channelsQuery } from '../channels/channels-query.ts'
import { peopleQuery } from '../people/people-query.ts'

export const welcomeSteps = ['past', 'channel', 'people', 'promise', 'message'] as const
export type WelcomeStep = (typeof welcomeSteps)[number]

/** What is done already is read from the brand itself, so that it goes on where somebody left it, on any machine; skips are kept here. */
export function useProgress(brand: string) {
  const named = encodeURIComponent(brand)
  const channels = useQuery(channelsQuery(brand))
  const people = useQuery(peopleQuery(brand))
  const audits = useQuery(auditsQuery(brand))
  const policies = useQuery({
    queryKey: ['welcome', 'policies', brand],
    queryFn: ({ signal }) => request<Policies>(`/policies?limit=200&brand=${named}`, { signal }),
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
    promise: (policies.data?.items ?? []).some(({ published }) => published !== null),
    message: false,
  }
  const known = [channels, people, audits, policies].every(({ data }) => data !== undefined)
  const first = welcomeSteps.find((step) => !done[step]) ?? 'message'
  return { step: at ?? first, done, known, go: setAt }
}
