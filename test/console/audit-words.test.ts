import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { auditAreas, auditVerbs, auditWords } from '../../src/console/audit/audit-words.ts'

/** Actions as the code writes them into the audit, but for those that it puts together. */
const written = ['src/db', 'src/http', 'src/workflows', 'tasks']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/action: '([a-z_-]+\.[a-z_.-]+)'/g)].map(([, action]) => action!),
  )
const putTogether = [
  ...['schedule', 'cover', 'temporary', 'exception', 'swap'].flatMap((kind) => [
    `roster.${kind}`,
    `roster.${kind}.change`,
    `roster.${kind}.remove`,
  ]),
  ...['acknowledgement', 'privacy', 'sign_in'].map((name) => `brand.${name}`),
  ...['outbound.stopped', 'outbound.started', 'dispute.granted', 'dispute.refused'],
  ...['payment.paid', 'payment.failed'],
]

test('everything that is put on record has words', () => {
  expect(written.length).toBeGreaterThan(40)
  const words = [...written, ...putTogether].map((action) => action.split('.'))
  expect(words.map(([area]) => area)).toSatisfy((areas: string[]) =>
    areas.every((area) => (auditAreas as readonly string[]).includes(area)),
  )
  const without = words.flat().filter((word) => ![...auditAreas, ...auditVerbs].some((one) => one === word))
  expect([...new Set(without)]).toEqual([])
})

test('what has no word stands as it is', () => {
  const t = (key: string) => `<${key}>`
  expect(auditWords('policy.publish', t)).toEqual({ area: '<areas.policy>', verbs: ['<verbs.publish>'] })
  expect(auditWords('roster.swap.remove', t).verbs).toEqual(['<verbs.swap>', '<verbs.remove>'])
  expect(auditWords('lamp.light', t)).toEqual({ area: 'lamp', verbs: ['light'] })
})
