import { onShift } from '../../roster/on-shift.ts'
import type { Audience } from '../../policy/policy.ts'
import { DAY, parseInstant, SECOND, type Instant } from '../../time/instant.ts'
import { isAwake } from '../awake.ts'
import { isPresent, type Candidate } from '../candidate.ts'
import { totalsOf } from '../fairness.ts'
import { search } from '../search.ts'
import { awayAfterSilence } from '../silence.ts'
import type { Work } from '../work.ts'
import { agenda } from './agenda.ts'
import { arrivals, type Arrival } from './arrivals.ts'
import { crewOf, SPECIAL_SKILL } from './crew.ts'
import { standbyRoster, staffRoster } from './duty.ts'
import { chanceOf, lognormal } from './random.ts'
import type { Strategy } from './strategy.ts'
import { Worker } from './worker.ts'
import { ACCEPTANCE_SIGMA, type World } from './world.ts'

/** One customer's wait, and how it ended. */
export interface Case {
  readonly arrival: Arrival
  /** Nobody of the staff was within hours. */
  readonly gap: boolean
  readonly work: Work
  answeredAt: Instant | null
  holder: Worker | null
  claims: number
  offers: number
  open: { readonly worker: Worker; readonly expiresAt: Instant }[]
}

export interface SimulationResult {
  readonly cases: readonly Case[]
  readonly workers: readonly Worker[]
  readonly lostRaces: number
  readonly nightPings: number
}

const LATE_STEPS = [0.5, 0.75, 1]

/**
 * Lives through the world once with one strategy, asking the house's own decisions at every turn. Freelancers of whom `joinsLate` says
 * so (by their position among the freelancers, from 0) come in the middle of it.
 */
export function runSimulation(
  world: World,
  strategy: Strategy,
  seed: number,
  { joinsLate = () => false }: { readonly joinsLate?: (index: number) => boolean } = {},
): SimulationResult {
  const start = parseInstant(world.start)!
  const end = start + world.days * DAY
  const crew = crewOf(world, seed, strategy.offersPerHour)
  const middle = start + (world.days / 2) * DAY
  const workers = crew.map((person, index) => {
    const late = person.kind === 'freelance' && joinsLate(index - crew.length + world.freelancers.count)
    return new Worker(late ? { ...person, joinedAt: middle } : { ...person, joinedAt: start }, index)
  })
  const byId = new Map(workers.map((worker) => [worker.person.id, worker]))
  const offices = staffRoster(world, crew)
  const standby = standbyRoster(world, crew, offices, strategy.standby)
  const cases: Case[] = []
  const waiting = new Set<Case>()
  const todo = agenda()
  let lostRaces = 0
  let nightPings = 0

  const audiencesFor = (one: Case) => strategy.audiences[one.arrival.kind]

  const candidates = (one: Case, now: Instant): readonly Candidate[] => {
    const inOffice = new Set(onShift(offices, now))
    const standingBy = new Set(onShift(standby, now))
    const here = workers.filter(({ person }) => person.joinedAt <= now)
    return here.map((worker) => ({
      person: worker.person,
      standing: worker.standing(one.arrival.number, now),
      onShift: inOffice.has(worker.person.slug),
      standby: standingBy.has(worker.person.slug),
    }))
  }

  const totals = () =>
    totalsOf(
      workers
        .filter(({ person }) => person.kind === 'freelance')
        .map(({ person, presence, work }) => ({ rating: person.rating, presence, work })),
    )

  const give = (one: Case, worker: Worker, now: Instant, answersIn: number): void => {
    const { kind } = one.arrival
    const doneAt = now + world.handle_time[kind] * SECOND
    one.claims += 1
    one.holder = worker
    one.answeredAt = now + Math.round(answersIn * SECOND)
    for (const asked of one.open) asked.worker.openOffers[kind] -= 1
    one.open = []
    waiting.delete(one)
    worker.take(kind, now, doneAt)
    todo.note(doneAt, (at) => {
      worker.held[kind] -= 1
      serveWaiting(at)
    })
  }

  const offer = (one: Case, worker: Worker, expiresAt: Instant, now: Instant): void => {
    const { kind, number } = one.arrival
    const awake = isAwake(worker.person, now)
    if (!awake) nightPings += 1
    const before = worker.offersWithin(3_600_000, now).length
    worker.offer(kind, number, now)
    one.offers += 1
    one.open.push({ worker, expiresAt })
    const manner = isPresent(worker.person, now) ? 'present' : awake ? 'awake_absent' : 'asleep'
    const { probability, median_seconds } = world.acceptance[manner]
    const fatigue = Math.max(0.25, 1 - 0.05 * Math.max(0, before - 3))
    const draw = (purpose: number) => chanceOf(seed, number, worker.index, purpose)
    if (draw(31) >= probability * fatigue) return
    const delay = lognormal(median_seconds, ACCEPTANCE_SIGMA, draw(32), draw(33))
    todo.note(now + Math.round(delay * SECOND), (at) => accept(one, worker, at))
  }

  const accept = (one: Case, worker: Worker, now: Instant): void => {
    const { kind } = one.arrival
    if (one.holder) {
      lostRaces += 1
      return
    }
    if (worker.held[kind] >= worker.person.capacity[kind]) return
    worker.accepted += 1
    worker.silences = []
    give(one, worker, now, world.lead_time_claim_to_reply[kind])
  }

  const seek = (one: Case, audiences: readonly Audience[], now: Instant): void => {
    if (one.holder) return
    const found = search(one.work, candidates(one, now), audiences, totals(), strategy.settings, now)
    if (found.type === 'assign') {
      const worker = byId.get(found.candidate.person.id)!
      const lead = world.lead_time_claim_to_reply[one.arrival.kind]
      const draw = (purpose: number) => chanceOf(seed, one.arrival.number, worker.index, purpose)
      const { takes_median_seconds, sigma } = world.standby
      const takes =
        found.audience === 'standby' ? lognormal(takes_median_seconds, sigma, draw(41), draw(42)) : 0
      give(one, worker, now, takes + lead)
    } else if (found.type === 'offer') {
      for (const { candidate } of found.asked)
        offer(one, byId.get(candidate.person.id)!, found.expiresAt, now)
      todo.note(found.expiresAt + 1, (at) => expire(one, at))
    } else {
      todo.note(found.tryAgainAt, (at) => {
        if (one.open.length === 0) seek(one, audiencesFor(one), at)
      })
    }
  }

  const expire = (one: Case, now: Instant): void => {
    const expired = one.open.filter(({ expiresAt }) => expiresAt < now)
    if (expired.length === 0) return
    one.open = one.open.filter(({ expiresAt }) => expiresAt >= now)
    for (const { worker } of expired) {
      worker.openOffers[one.arrival.kind] -= 1
      worker.silences = [...worker.silences.slice(-5), now]
      const until = awayAfterSilence(worker.silences, strategy.settings, now)
      if (until !== null) worker.person = { ...worker.person, awayUntil: until }
    }
    if (one.open.length === 0) seek(one, audiencesFor(one), now)
  }

  const serveWaiting = (now: Instant): void => {
    const bySlack = [...waiting].filter(({ open }) => open.length === 0)
    for (const one of bySlack.sort((a, b) => a.work.dueAt! - b.work.dueAt!).slice(0, 10))
      seek(one, audiencesFor(one), now)
  }

  const arrive =
    (arrival: Arrival) =>
    (now: Instant): void => {
      const work = workOf(world, arrival)
      const gap = onShift(offices, now).length === 0
      const one: Case = { arrival, gap, work, answeredAt: null, holder: null, claims: 0, offers: 0, open: [] }
      cases.push(one)
      waiting.add(one)
      seek(one, audiencesFor(one), now)
      for (const share of LATE_STEPS)
        todo.note(now + Math.round((work.dueAt! - now) * share) + 1, (at) => seek(one, audiencesFor(one), at))
    }

  const beginBlock = (now: Instant): void => {
    const { block_seconds, probability_when_awake } = world.freelancers.presence
    const length = block_seconds * SECOND
    for (const worker of workers) {
      if (worker.person.kind === 'staff' || worker.person.joinedAt > now) continue
      const present =
        isAwake(worker.person, now) && chanceOf(seed, worker.index, now / length, 51) < probability_when_awake
      worker.presence += present ? length : 0
      worker.person = { ...worker.person, presentUntil: present ? now + length : null }
    }
    serveWaiting(now)
    todo.note(now + length, beginBlock)
  }

  todo.note(start, beginBlock)
  for (const arrival of arrivals(world, seed)) todo.note(arrival.at, arrive(arrival))
  todo.run(end)
  return { cases, workers, lostRaces, nightPings }
}

function workOf(world: World, { number, at, kind, special }: Arrival): Work {
  const id = `case-${number}`
  return {
    brandId: 'world' as Work['brandId'],
    conversationId: id as Work['conversationId'],
    turnId: id as Work['turnId'],
    customerId: id as Work['customerId'],
    channelId: kind as Work['channelId'],
    channelKind: kind,
    mode: 'dispatch',
    outboundStopped: false,
    history: false,
    language: 'en',
    requiredSkills: special ? [SPECIAL_SKILL] : [],
    optionalSkills: [],
    waitsSince: at,
    dueAt: at + world.targets[kind] * SECOND,
    ownerId: null,
    holderId: null,
    replyQueued: false,
    leadTime: world.lead_time_claim_to_reply[kind] * SECOND,
  }
}
