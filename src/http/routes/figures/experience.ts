import { z } from 'zod'
import { recordView } from '../../../db/changes/views.ts'
import { readExperience } from '../../../db/read/experience.ts'
import type { Experience, Part } from '../../../domain/neglect/experience.ts'
import { formatInstant, parseInstant, SECOND } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { id, instant } from '../../schema.ts'
import { figuresQuery } from './schema.ts'

/** `share` is 0 to 100, null of nothing. */
const part = z.object({ part: z.int(), of: z.int(), share: z.number().nullable() })

export const experience = z
  .object({
    brand_id: id,
    from: instant,
    to: instant,
    first_contact_resolution: part,
    time_to_happiness: z.object({ said: z.int(), of: z.int(), median_seconds: z.number().nullable() }),
    effort: z.object({
      conversations: z.int(),
      contacts: z.int(),
      people: z.int(),
      steps_before_human: z.int(),
      points: z.number().nullable(),
    }),
    holding_replies: z.object({ made: z.int(), kept: part, back_within_48h: part }),
    queue_promises: part,
    bot_dead_ends: z.object({ of: z.int(), confirmed: z.int(), returned: z.int(), assumed: z.int() }),
    come_back: z.object({ recovered: part, neglected: part }),
    /** One customer in 64 was looked at, among more than 50,000 conversations. */
    estimated: z.boolean(),
  })
  .meta({ id: 'Experience' })

export const readFiguresOfExperience = route({
  operation: 'figures.experience',
  method: 'get',
  path: '/figures/experience',
  summary:
    'How it was for customers beyond waiting: solved at once, effort, promises kept, bots, who comes back.',
  query: figuresQuery,
  answers: { 200: { is: 'Each figure with of how many it speaks.', schema: experience } },
  async handle(deps, { scope, query, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const brandId = target.brand.id
    const [from, to] = [parseInstant(query.from)!, parseInstant(query.to)!]
    await recordView(deps.db, by(deps, scope), { brandId, what: 'experience', query, now })
    await deps.workflows.catchUpFigures()
    const found = await readExperience(deps.db, { brandId, from, to, now })
    return ok({ brand_id: brandId, from: formatInstant(from), to: formatInstant(to), ...present(found) })
  },
})

function present(found: Experience): Omit<z.output<typeof experience>, 'brand_id' | 'from' | 'to'> {
  const { happiness, effort, holding, deadEnds } = found
  return {
    first_contact_resolution: shared(found.firstContact),
    time_to_happiness: {
      said: happiness.said,
      of: happiness.of,
      median_seconds: happiness.medianTime === null ? null : happiness.medianTime / SECOND,
    },
    effort: {
      conversations: effort.conversations,
      contacts: effort.contacts,
      people: effort.people,
      steps_before_human: effort.steps,
      points: effort.points,
    },
    holding_replies: {
      made: holding.made,
      kept: shared(holding.kept),
      back_within_48h: shared(holding.backWithin48h),
    },
    queue_promises: shared(found.queuePromises),
    bot_dead_ends: deadEnds,
    come_back: {
      recovered: shared(found.comeBack.recovered),
      neglected: shared(found.comeBack.neglected),
    },
    estimated: found.estimated,
  }
}

function shared({ part: some, of }: Part) {
  return { part: some, of, share: of === 0 ? null : (100 * some) / of }
}
