import { Histogram } from 'prom-client'
import type { TailedEvent } from '../db/events/read-events.ts'
import type { HttpDeps } from './deps.ts'

const due = /\.due$|^breach\.detected$|^clock\.step$/

/**
 * How late what fell due was recorded, by type of event, over the whole house: this node reads every event. What was armed
 * when it was due already (imported, or learnt late) counts from its arming.
 */
export function measureLateness({ registry, tail }: Pick<HttpDeps, 'registry' | 'tail'>): () => void {
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

function secondsLate({ occurredAt, recordedAt, payload }: TailedEvent): number {
  const armedAt = typeof payload['armed_at'] === 'string' ? Date.parse(payload['armed_at']) : 0
  return Math.max(0, recordedAt.getTime() - Math.max(occurredAt.getTime(), armedAt)) / 1_000
}
