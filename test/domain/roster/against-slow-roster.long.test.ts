import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onShift } from '../../../src/domain/roster/on-shift.ts'
import * as any from './arbitrary-schedules.ts'
import { compiled } from './compiled.ts'
import { slowRecurring, slowRotation, slowWindow } from './slow-roster.ts'

const oneLayer = (timezone: string, duty: object) =>
  compiled({ timezone, layers: [{ id: 'layer', ...duty }] })

describe('a turn counted from the anchor is the turn walked to from the anchor', () => {
  it('for rotations', () => {
    const withGroup = any.rotation.chain((rotation) =>
      fc.nat({ max: rotation.groups.length - 1 }).map((anchor_group) => ({ ...rotation, anchor_group })),
    )
    fc.assert(
      fc.property(any.zone, withGroup, any.instant, (zone, rotation, at) => {
        fc.pre(
          rotation.unit !== 'hour' ||
            Math.abs(at - Date.parse(`${rotation.anchor_local}Z`)) < 30 * 86_400_000,
        )
        expect(onShift(oneLayer(zone, { rotation }), at)).toEqual(
          [...slowRotation(rotation, zone, at)].sort(),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('for recurring shifts', () => {
    fc.assert(
      fc.property(any.zone, any.recurring, any.instant, (zone, recurring, at) => {
        fc.pre(
          recurring.frequency !== 'hour' ||
            Math.abs(at - Date.parse(`${recurring.first_start_local}Z`)) < 30 * 86_400_000,
        )
        expect(onShift(oneLayer(zone, { recurring }), at)).toEqual(slowRecurring(recurring, zone, at))
      }),
      { numRuns: 400 },
    )
  })

  it('for windows of the week', () => {
    fc.assert(
      fc.property(any.zone, any.window, any.instant, (zone, window, at) => {
        expect(onShift(oneLayer(zone, { fixed: ['A'], windows: [window] }), at)).toEqual(
          slowWindow(window, zone, at) ? ['A'] : [],
        )
      }),
      { numRuns: 1500 },
    )
  })
})
