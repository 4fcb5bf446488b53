import { parseBrandFile } from '../../src/config/brand-file.ts'
import type { BrandDefinition } from '../../src/workflows/setup/brand-definition.ts'

/** Milliseconds that a chat may wait. */
export const TARGET = 30_000
export const expertSlug = 'noor'
export const expertEmail = 'noor@bench.example'

/** A brand whose only answerer is a freelancer, asked when a chat's clock is used up; awake at `now`. */
export function soleExpertBrand(now: number): BrandDefinition {
  const hour = (later: number): string => new Date(now + later * 3_600_000).toISOString().slice(11, 16)
  const parsed = parseBrandFile({
    slug: 'bench',
    name: 'Bench',
    time_zone: 'UTC',
    people: [
      {
        slug: expertSlug,
        name: 'Noor',
        email: expertEmail,
        kind: 'freelance',
        time_zone: 'UTC',
        roles: ['expert'],
        sleep: { from: hour(10), to: hour(11) },
      },
    ],
    channels: [{ slug: 'chat', name: 'Chat', kind: 'chat', adapter: 'widget', mode: 'acknowledge' }],
    policies: [
      {
        slug: 'chat',
        name: 'Chat within thirty seconds',
        conditions: { kinds: ['chat'] },
        targets: [
          {
            metric: 'first_response',
            target_seconds: TARGET / 1_000,
            steps: [{ at: 'due', do: 'dispatch', to: ['freelance'] }],
          },
        ],
      },
    ],
  })
  if (!parsed.ok)
    throw new Error(`the brand of the benchmark is not valid: ${JSON.stringify(parsed.problems)}`)
  return parsed.value
}
