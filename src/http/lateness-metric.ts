import { Gauge, Histogram } from 'prom-client'
import { latenessOf } from '../timers/lateness-of.ts'
import type { TailedEvent } from '../db/events/read-events.ts'
import type { HttpDeps } from './deps.ts'

/** Read anew each time that somebody asks for the metrics. */
const WINDOW = 10_000

const due = /\.due$|^breach\.detected$|^clock\.step$/

/**
 * How late what fell due was recorded, by type of event, over the whole house: this node reads every event. What was armed
 * when it was due already (imported, or learnt late) counts from its arming.
 */
export function measureLateness({
  registry,
  tail,
  pool,
}: Pick<HttpDeps, 'registry' | 'tail' | 'pool'>): () => void {
  measureReceipts(registry, pool)
  const lateness = new Histogram({
    name: 'sundial_step_lateness_seconds',
    help: 'From the instant at which a step was due to the instant at which the database recorded it.',
    labelNames: ['type'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  })
  return tail.listen((events) => {
    for (const event of events)
      if (due.test(event.type) && event.payload['history'] !== true)
        lateness.observe({ type: event.type }, secondsLate(event))
  }).stop
}

/** The same of the log's last events, exactly: until they were recorded, and until what follows from them was done. */
function measureReceipts(registry: HttpDeps['registry'], pool: HttpDeps['pool']): void {
  const receipts = new Gauge({
    name: 'sundial_step_receipt_seconds',
    help: `From the instant at which a step was due to its stage, among the last ${WINDOW} events of the log.`,
    labelNames: ['stage', 'figure'],
    registers: [registry],
    async collect() {
      const { detected, delivered } = await latenessOf((text, values) => pool.query(text, [...values]), {
        window: WINDOW,
      })
      this.reset()
      for (const [stage, figures] of Object.entries({ detected, delivered }))
        for (const [figure, millis] of Object.entries(figures ?? {}))
          this.set({ stage, figure }, Number(millis) / 1_000)
    },
  })
  receipts.reset()
}

function secondsLate({ occurredAt, recordedAt, payload }: TailedEvent): number {
  const armedAt = typeof payload['armed_at'] === 'string' ? Date.parse(payload['armed_at']) : 0
  return Math.max(0, recordedAt.getTime() - Math.max(occurredAt.getTime(), armedAt)) / 1_000
}
