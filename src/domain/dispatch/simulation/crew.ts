import type { PersonId } from '../../ids.ts'
import type { Person } from '../../people/person.ts'
import { defaultCapacity, defaultGuards } from '../settings.ts'
import { chanceOf } from './random.ts'
import type { World } from './world.ts'

export const SPECIAL_SKILL = 'special'

/** The staff of all sites, and the freelancers, spread evenly over their zones. */
export function crewOf(world: World, seed: number, offersPerHour: number): readonly Person[] {
  const staff = world.staff.flatMap(({ zone, people }) =>
    Array.from({ length: people }, (_, index) => person(`${city(zone)}-${index + 1}`, 'staff', zone, world)),
  )
  const [from, to] = world.freelancers.awake_local
  const freelancers = Array.from({ length: world.freelancers.count }, (_, index) => {
    const zone = world.freelancers.zones[index % world.freelancers.zones.length]!
    const special = chanceOf(seed, index, 21) < world.freelancers.has_special_skill_share
    return {
      ...person(
        `${city(zone)}-f${Math.floor(index / world.freelancers.zones.length) + 1}`,
        'freelance',
        zone,
        world,
      ),
      skills: special ? [SPECIAL_SKILL] : [],
      sleep: { fromMinute: to * 60, toMinute: from * 60 },
      guards: { ...defaultGuards, offersPerHour },
    }
  })
  return [...staff, ...freelancers]
}

function person(slug: string, kind: Person['kind'], timeZone: string, world: World): Person {
  return {
    id: slug as PersonId,
    slug,
    name: slug,
    email: `${slug}@simulation.example`,
    kind,
    timeZone,
    languages: ['en'],
    skills: [SPECIAL_SKILL],
    channelKinds: ['email', 'chat'],
    sleep: { fromMinute: 22 * 60, toMinute: 8 * 60 },
    asksAtNight: false,
    capacity: { ...defaultCapacity, ...world.staff_concurrency },
    guards: defaultGuards,
    reachedBy: [],
    slackUserId: null,
    pushes: false,
    addresses: {},
    presentUntil: null,
    awayUntil: null,
    joinedAt: 0,
    rating: { mean: 0, count: 0 },
  }
}

function city(zone: string): string {
  return zone.split('/').at(-1)!.toLowerCase().replaceAll('_', '-')
}
