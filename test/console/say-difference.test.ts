import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import en from '../../src/console/i18n/locales/en.json' with { type: 'json' }
import office from '../../src/console/i18n/locales/office/en.json' with { type: 'json' }
import { sayPlace } from '../../src/console/policies/say-difference.ts'

const english = createInstance()
const t = await english.init({
  lng: 'en',
  resources: { en: { translation: { ...en, ...office } } },
  interpolation: { escapeValue: false },
})

function said(path: string, ...values: unknown[]) {
  const found = sayPlace(path, t, 'en')
  return found && [found.place, ...values.map(found.say)]
}

test.each([
  ['name', ['Mail', null], ['Name', 'Mail', null]],
  ['conditions.kinds', [['email', 'chat']], ['Kind', 'Email, Chat']],
  ['conditions.priorities', [['urgent'], null], ['Priority', 'Urgent', null]],
  ['conditions.languages', [['de', 'fa']], ['Language', 'German, Persian']],
  ['conditions.tags', [['vip']], ['Tag', 'vip']],
  ['targets.first_response.target_minutes', [15, 20], ['First answer: Within', '15 min', '20 min']],
  ['targets.first_response.target_seconds', [30], ['First answer: Within', '30 sec']],
  ['targets.resolution.target_business_days', [3], ['Solution: Within', '3 working days']],
  [
    'targets.first_response.calendar',
    ['24x7', 'london'],
    ['First answer: Hours', 'Around the clock', 'london'],
  ],
  [
    'targets.first_response.steps.50%.do',
    ['nudge', 'dispatch'],
    ['First answer: What happens at 50%', 'nudges', 'asks'],
  ],
  ['targets.first_response.steps.due.to', [['lead']], ['First answer: Whom at due', 'the lead']],
  [
    'targets.first_response.steps.75%',
    [null, { at: '75%', do: 'page', to: ['lead'] }],
    ['First answer: What happens at 75%', null, 'alerts the lead'],
  ],
  [
    'targets.group_share.returns.target_minutes',
    [60],
    ["A group's share after a handover · returns: Within", '1 hr'],
  ],
])('%s is said in the words of the form', (path, values, words) => {
  expect(said(path, ...values)).toEqual(words)
})

test.each([
  'roles',
  'targets.first_response',
  'targets.first_response.steps',
  'targets.resolution.unheard_of',
])('%s has no word, and is shown as it is written', (path) => {
  expect(said(path)).toBeNull()
})

test('a value that is not what its place holds is shown as it is written', () => {
  expect(said('targets.first_response.target_minutes', 'soon')).toEqual(['First answer: Within', 'soon'])
  expect(said('conditions.kinds', { a: 1 })).toEqual(['Kind', '{"a":1}'])
})
