import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Activity } from '../../../src/domain/helpdesk/activity.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'

const entry = fc.record({
  at: fc.integer({ min: 0, max: 600 }).map((minutes) => minutes * MINUTE),
  agentId: fc.constantFrom('anna', 'ben', 'chidi', 'dana'),
  language: fc.constantFrom('de', 'fa', null),
})
const question = fc.record({
  from: fc.integer({ min: 0, max: 600 }).map((minutes) => minutes * MINUTE),
  length: fc.integer({ min: 0, max: 90 }).map((minutes) => minutes * MINUTE),
  language: fc.constantFrom('de', 'fa', null),
})

test('who was there is whoever wrote from half an hour before to half an hour after, and able whoever ever wrote the language', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(question, { minLength: 1 }), (written, questions) => {
      const activity = new Activity()
      for (const { at, agentId, language } of written) activity.add(at, agentId, language)
      for (const { from, length, language } of questions) {
        const there = new Set(
          written
            .filter(({ at }) => at >= from - 30 * MINUTE && at <= from + length + 30 * MINUTE)
            .map(({ agentId }) => agentId),
        )
        const able = [...there].filter(
          (id) => language === null || written.some((one) => one.agentId === id && one.language === language),
        )
        expect(activity.around(from, from + length, language)).toEqual({
          there: there.size,
          able: able.length,
        })
      }
    }),
  )
})
