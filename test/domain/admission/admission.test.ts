import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answersFor,
  decideAdmission,
  type AdmissionAct,
  type AdmissionFacts,
  type AdmissionState,
} from '../../../src/domain/admission/admission.ts'
import { gradeTest } from '../../../src/domain/admission/brand-test.ts'
import { whyNotAdmitted, type Admitted } from '../../../src/domain/admission/why-not-admitted.ts'

const tested: AdmissionFacts = { agreementVersion: 1, hasTest: true, testPassed: false }
const start = { state: 'applied', suspendedFrom: null, appealed: false } as const

describe('an admission', () => {
  it('goes by agreement and test to probation, and by a lead to active', () => {
    expect(decideAdmission(start, 'agree', tested)).toEqual({ type: 'move', to: 'agreed' })
    expect(decideAdmission({ ...start, state: 'agreed' }, 'pass', tested)).toMatchObject({ to: 'probation' })
    expect(decideAdmission({ ...start, state: 'probation' }, 'activate', tested)).toMatchObject({
      to: 'active',
    })
  })
  it('needs no test where the brand has none', () => {
    expect(decideAdmission(start, 'agree', { ...tested, hasTest: false })).toMatchObject({ to: 'probation' })
  })
  it('returns from a suspension to where it was, and takes one appeal', () => {
    const suspended = { state: 'suspended', suspendedFrom: 'active', appealed: false } as const
    expect(decideAdmission(suspended, 'reinstate', tested)).toMatchObject({ to: 'active' })
    expect(decideAdmission(suspended, 'appeal', tested)).toEqual({ type: 'stay' })
    expect(decideAdmission({ ...suspended, appealed: true }, 'appeal', tested)).toMatchObject({
      type: 'refused',
    })
  })
  it('never lets anybody answer who has not agreed and passed, whatever is pressed in whatever order', () => {
    const act = fc.constantFrom<AdmissionAct>(
      ...(['agree', 'activate', 'suspend', 'appeal', 'reinstate', 'decline', 'leave', 'apply'] as const),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let state: AdmissionState = 'applied'
        let suspendedFrom: 'probation' | 'active' | null = null
        for (const one of acts) {
          const decision = decideAdmission({ state, suspendedFrom, appealed: false }, one, tested)
          if (decision.type !== 'move') continue
          suspendedFrom = decision.to === 'suspended' && answersFor(state) ? (state as 'active') : null
          state = decision.to
        }
        expect(answersFor(state)).toBe(false)
      }),
    )
  })
})

describe('who may answer whom', () => {
  const admitted: Admitted = {
    ...{
      state: 'active',
      agreed: true,
      customerCountries: null,
      country: 'DE',
      languages: ['de'],
      skills: [],
    },
  }
  const onlyAtHome = [{ customers: ['DE', 'AT'], experts: ['DE', 'AT'] }]
  it('is decided by the customer’s region and the expert’s country', () => {
    expect(whyNotAdmitted(admitted, 'DE', onlyAtHome)).toBeNull()
    expect(whyNotAdmitted({ ...admitted, country: 'PH' }, 'DE', onlyAtHome)).toBe('region')
    expect(whyNotAdmitted({ ...admitted, country: null }, 'AT', onlyAtHome)).toBe('region')
    expect(whyNotAdmitted({ ...admitted, country: 'PH' }, 'US', onlyAtHome)).toBeNull()
    expect(whyNotAdmitted({ ...admitted, country: 'PH' }, null, onlyAtHome)).toBeNull()
  })
  it('and by the agreement that was accepted', () => {
    expect(whyNotAdmitted({ ...admitted, agreed: false }, 'US', [])).toBe('agreement')
    expect(whyNotAdmitted({ ...admitted, customerCountries: ['US'] }, 'DE', [])).toBe('region')
    expect(whyNotAdmitted({ ...admitted, customerCountries: ['US'] }, null, [])).toBe('region')
    expect(whyNotAdmitted({ ...admitted, customerCountries: ['US', 'unknown'] }, null, [])).toBeNull()
  })
  it('and by how far somebody has come', () => {
    for (const state of ['applied', 'agreed', 'suspended', 'declined', 'left'] as const)
      expect(whyNotAdmitted({ ...admitted, state }, 'US', [])).toBe('not_admitted')
    expect(whyNotAdmitted({ ...admitted, state: 'probation' }, 'US', [])).toBeNull()
  })
})

describe('a test', () => {
  const choice = { text: 'Which?', choices: ['a', 'b'], correct: 1 }
  it('is passed exactly at the share that is asked for', () => {
    const five = [choice, choice, choice, choice, choice]
    expect(gradeTest(five, [1, 1, 1, 1, 0], 80)).toEqual({ state: 'passed', percent: 80 })
    expect(gradeTest(five, [1, 1, 1, 0, 0], 80)).toEqual({ state: 'failed', percent: 60 })
    expect(gradeTest(five, [], 80)).toEqual({ state: 'failed', percent: 0 })
  })
  it('waits for a lead where something is answered in words', () => {
    expect(gradeTest([choice, { text: 'How?' }], [1, 'So.'], 80)).toEqual({ state: 'waiting', percent: null })
  })
})
