import type { z } from 'zod'
import type { Achieved } from '../../../domain/neglect/achieved.ts'
import { formatInstant } from '../../../domain/time/instant.ts'
import type { RemedyTrial } from '../../../workflows/ports/remedy-store.ts'
import type { trial as schema } from './schema.ts'

export function presentTrial(trial: RemedyTrial, result: Achieved | null): z.output<typeof schema> {
  return {
    id: trial.id,
    remedy: trial.remedy,
    from: formatInstant(trial.from),
    to: formatInstant(trial.to),
    draft: trial.draft as Record<string, unknown> | null,
    created_at: formatInstant(trial.createdAt),
    adopted_at: trial.adoptedAt === null ? null : formatInstant(trial.adoptedAt),
    roster_id: trial.rosterId,
    predicted: result && result.predicted,
    achieved: result && result.achieved,
  }
}
