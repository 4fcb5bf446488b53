import { describe, expect, test } from 'vitest'
import { directionOf, languages, pickLanguage } from '../../src/console/i18n/languages.ts'
import arFirst from '../../src/console/i18n/locales/ar.json' with { type: 'json' }
import arMine from '../../src/console/i18n/locales/mine/ar.json' with { type: 'json' }
import arOffice from '../../src/console/i18n/locales/office/ar.json' with { type: 'json' }
import beFirst from '../../src/console/i18n/locales/be.json' with { type: 'json' }
import beMine from '../../src/console/i18n/locales/mine/be.json' with { type: 'json' }
import beOffice from '../../src/console/i18n/locales/office/be.json' with { type: 'json' }
import enFirst from '../../src/console/i18n/locales/en.json' with { type: 'json' }
import enMine from '../../src/console/i18n/locales/mine/en.json' with { type: 'json' }
import enOffice from '../../src/console/i18n/locales/office/en.json' with { type: 'json' }
import faFirst from '../../src/console/i18n/locales/fa.json' with { type: 'json' }
import faMine from '../../src/console/i18n/locales/mine/fa.json' with { type: 'json' }
import faOffice from '../../src/console/i18n/locales/office/fa.json' with { type: 'json' }

/** What every page says, what an expert's other pages say, and what those of the office say. */
const [ar, be, en, fa] = [
  { ...arFirst, ...arMine, ...arOffice },
  { ...beFirst, ...beMine, ...beOffice },
  { ...enFirst, ...enMine, ...enOffice },
  { ...faFirst, ...faMine, ...faOffice },
]

test('each word has one place', () => {
  const keys = [enFirst, enMine, enOffice].flatMap((words) => Object.keys(words))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

type Tree = { readonly [key: string]: string | Tree }

function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : texts(value, `${path}${key}.`),
  )
}

const plural = /_(zero|one|two|few|many|other)$/
const stem = (key: string) => key.replace(plural, '')
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe.each([
  ['ar', ar],
  ['be', be],
  ['fa', fa],
] as const)('%s', (code, locale) => {
  const english = texts(en)
  const translated = new Map(texts(locale))

  test('says everything that English says, and nothing else', () => {
    const stems = new Set(english.map(([key]) => stem(key)))
    expect(new Set([...translated.keys()].map(stem))).toEqual(stems)
  })

  test('has each plural that its grammar knows', () => {
    const categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories
    for (const [key] of english.filter(([key]) => key.endsWith('_other')))
      for (const category of categories) expect([...translated.keys()]).toContain(`${stem(key)}_${category}`)
  })

  test('fills in what English fills in', () => {
    const wanted = new Map(english.map(([key, text]) => [stem(key), placeholders(text)]))
    for (const [key, text] of translated)
      if (/_(many|few|other)$|[^_]$/.test(key) && !/_(zero|one|two)$/.test(key))
        expect([key, placeholders(text)]).toEqual([key, wanted.get(stem(key))])
  })

  test('is a translation: no sentence was left in English', () => {
    const same = english.filter(([key, text]) => text.split(' ').length > 2 && translated.get(key) === text)
    expect(same).toEqual([])
  })
})

test('the reader’s first language that the console speaks is taken', () => {
  expect(pickLanguage(['de-AT', 'fa-IR', 'en'])).toBe('fa')
  expect(pickLanguage(['', 'xx'])).toBe('en')
})

test('Arabic and Persian run from right to left', () => {
  expect(languages.filter(({ code }) => directionOf(code) === 'rtl').map(({ code }) => code)).toEqual([
    'ar',
    'fa',
  ])
})
