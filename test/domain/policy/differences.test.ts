import { expect, test } from 'vitest'
import { differences } from '../../../src/domain/policy/differences.ts'

const before = {
  conditions: { kinds: ['chat'] },
  targets: [
    { metric: 'first_response', target_seconds: 30, steps: [{ at: '50%', do: 'nudge' }, { at: 'due' }] },
    { metric: 'resolution', target_minutes: 960 },
  ],
}

test('definitions that say the same do not differ', () => {
  expect(differences(before, structuredClone(before))).toEqual([])
})

test('each change is named by the promise in which it stands, whatever moved around it', () => {
  const [first, resolution] = before.targets
  const after = {
    conditions: { kinds: ['chat', 'email'] },
    targets: [
      resolution,
      { ...first, target_seconds: 45, steps: [{ at: 'due' }, { at: '50%', do: 'page' }] },
    ],
  }
  expect(differences(before, after)).toEqual([
    { path: 'conditions.kinds', before: ['chat'], after: ['chat', 'email'] },
    { path: 'targets.first_response.target_seconds', before: 30, after: 45 },
    { path: 'targets.first_response.steps.50%.do', before: 'nudge', after: 'page' },
  ])
})

test('shares of two groups are two promises', () => {
  const shares = (seconds: number) => ({
    targets: [
      { metric: 'group_share', target_seconds: 90 },
      { metric: 'group_share', group: 'desk/night', target_seconds: seconds },
    ],
  })
  expect(differences(shares(30), shares(45))).toEqual([
    { path: 'targets.group_share.desk/night.target_seconds', before: 30, after: 45 },
  ])
})

test('what came or went stands beside nothing', () => {
  expect(differences({}, before).map(({ path, before }) => [path, before])).toEqual([
    ['conditions', null],
    ['targets', null],
  ])
  expect(differences(before, { ...before, targets: [before.targets[0]] })).toEqual([
    { path: 'targets.resolution', before: before.targets[1], after: null },
  ])
})
