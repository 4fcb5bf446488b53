import { describe, expect, it } from 'vitest'
import { decideStorm } from '../../../src/domain/dispatch/decide-storm.ts'

const open = { id: 'i', pagedAtRisk: 30 }

describe('a storm', () => {
  it('begins above the limit', () => {
    expect(decideStorm(null, 20, 20)).toEqual({ type: 'calm' })
    expect(decideStorm(null, 21, 20)).toEqual({ type: 'begins' })
  })
  it('is told of again when it has doubled, not before', () => {
    expect(decideStorm(open, 59, 20)).toEqual({ type: 'goes_on' })
    expect(decideStorm(open, 60, 20)).toEqual({ type: 'doubled' })
  })
  it('ends at half of the limit, so that it does not come and go', () => {
    expect(decideStorm(open, 11, 20)).toEqual({ type: 'goes_on' })
    expect(decideStorm(open, 10, 20)).toEqual({ type: 'ends' })
  })
})
