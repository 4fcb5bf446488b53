import { expect, test } from 'vitest'
import { forgetDrafts } from '../../src/console/sign-in/forget-drafts.ts'

test('signing out forgets drafts and unsaved forms, and keeps the language', () => {
  const kept = new Map([
    ['sundial.draft.0190', '{"text":"Dear Ada"}'],
    ['sundial.form.policy', '{"name":"Fast"}'],
    ['sundial.language', 'fa'],
    ['other', 'x'],
  ])
  forgetDrafts({
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    removeItem: (name: string) => void kept.delete(name),
  })
  expect([...kept.keys()]).toEqual(['sundial.language', 'other'])
})
