import { Gauge } from 'prom-client'
import { readHouseFigures, type HouseFigures } from '../db/read/house-figures.ts'
import type { HttpDeps } from './deps.ts'

interface Shown {
  readonly name: string
  readonly help: string
  readonly label?: string
  /** The value of each label; of '' where there is none. */
  readonly values: (figures: HouseFigures) => Readonly<Record<string, number>>
}

const shown: readonly Shown[] = [
  {
    name: 'sundial_timers_overdue_seconds',
    help: 'For how long the most overdue timer should have fired; 0 when none is.',
    values: ({ timers }) => ({ '': timers.oldest_overdue_seconds }),
  },
  {
    name: 'sundial_jobs',
    help: 'Jobs in the queue; failed ones are not tried again.',
    label: 'state',
    values: ({ jobs }) => ({ waiting: jobs.waiting, failed: jobs.failed }),
  },
  {
    name: 'sundial_jobs_oldest_seconds',
    help: 'For how long the oldest job that could run has waited.',
    values: ({ jobs }) => ({ '': jobs.oldest_ready_seconds }),
  },
  {
    name: 'sundial_replies',
    help: 'Answers on their way to customers; failed ones wait for somebody.',
    label: 'state',
    values: ({ replies }) => ({ queued: replies.queued, failed: replies.failed }),
  },
  {
    name: 'sundial_replies_oldest_seconds',
    help: 'For how long the oldest answer has been on its way.',
    values: ({ replies }) => ({ '': replies.oldest_queued_seconds }),
  },
  {
    name: 'sundial_dispatches',
    help: 'Searches for an answerer that are not over.',
    label: 'state',
    values: ({ dispatches }) => ({ open: dispatches.open, claimed: dispatches.claimed }),
  },
  {
    name: 'sundial_quarantine_messages',
    help: 'Messages that could not be read and wait for somebody to look.',
    values: ({ quarantine }) => ({ '': quarantine }),
  },
  {
    name: 'sundial_channel_alarm',
    help: '1 for a channel whose line fails or from which nobody comes, against expectation.',
    label: 'channel',
    values: ({ channels }) =>
      Object.fromEntries(channels.map(({ slug, alarm }) => [slug, alarm === null ? 0 : 1])),
  },
  {
    name: 'sundial_nodes',
    help: 'Nodes that live, by what they do.',
    label: 'role',
    values: ({ nodes }) => Object.fromEntries(nodes.map(({ role, count }) => [role, count])),
  },
]

/** One look at the database serves all figures of one scrape. */
const FRESH_FOR_MS = 1_000

/** Figures of the whole house, read anew when somebody asks for the metrics; each node tells the same. */
export function measureHouse({ registry, db }: Pick<HttpDeps, 'registry' | 'db'>): void {
  let read: { readonly at: number; readonly figures: Promise<HouseFigures> } | null = null
  const figures = (): Promise<HouseFigures> => {
    if (read === null || performance.now() - read.at > FRESH_FOR_MS)
      read = { at: performance.now(), figures: readHouseFigures(db) }
    return read.figures
  }
  for (const { name, help, label, values } of shown) {
    const gauge = new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
      async collect() {
        const now = values(await figures())
        this.reset()
        for (const [key, value] of Object.entries(now))
          if (label === undefined) this.set(value)
          else this.set({ [label]: key }, value)
      },
    })
    gauge.reset()
  }
}
