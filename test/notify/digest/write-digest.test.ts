import type { ShopperWait } from '../../../src/domain/digest/behind.ts'
import { describe, expect, it } from 'vitest'
import { digestWriter } from '../../../src/notify/digest/write-digest.ts'
import ar from '../../../src/i18n/locales/ar/digest.ts'
import be from '../../../src/i18n/locales/be/digest.ts'
import en from '../../../src/i18n/locales/en/digest.ts'
import fa from '../../../src/i18n/locales/fa/digest.ts'
import { digestLanguages } from '../../../src/domain/digest/languages.ts'
import type { Digest } from '../../../src/domain/digest/digest.ts'
import type { WriteDigest } from '../../../src/workflows/ports/digest-writer.ts'
import { account } from '../../domain/neglect/account.ts'
import { monday, sampleBehind, sampleDigest, sampleTurns } from './sample.ts'

const writeDigest = digestWriter({ baseUrl: 'https://sundial.example' })

function write(changes: Partial<WriteDigest> = {}, digest: Digest = sampleDigest()) {
  return writeDigest({
    digest,
    brand: { name: 'Demo Outfitters', slug: 'demo' },
    readerName: 'Elena Petrova',
    language: 'en',
    unsubscribeUrl: 'https://sundial.example/unsubscribe/token',
    images: 'beside',
    ...changes,
  })
}

describe('a digest in words', () => {
  it('is one sentence, one number, one decision', async () => {
    const { subject, headline, text } = await write()
    expect(subject).toBe('Demo Outfitters: 9.2 of 100 neglected last week')
    expect(headline).toBe(
      'One customer in eleven was neglected last week, mostly between 8 and 10 in the evening, when nobody who speaks German was on.',
    )
    expect(text).toContain(
      '9.2 of 100 turns neglected\n212 people · 16 never answered\nthe week before 12.4 · better than before',
    )
    expect(text).toContain(
      'One more person who speaks German, from 20:00 to 22:00, Monday to Friday, would have answered 70 to 120 of these 212 in time.',
    )
    expect(text).toMatch(/9\s*–\s*15 November 2026 · for Elena, CET/)
  })

  it('is two lines in a quiet week, without a picture', async () => {
    const quiet = sampleDigest(sampleTurns().filter(({ cause }) => cause === null))
    const { headline, text, images } = await write({}, quiet)
    expect(headline).toBe('All 2,090 customers who wrote last week were answered in time.')
    expect(text).toMatch(/Half of them had an answer within 7 mins?, nine in ten within 12 mins?\./)
    expect(images).toEqual([])
    expect((await write({}, sampleDigest([]))).headline).toBe('Nobody wrote last week.')
  })

  it.each(digestLanguages)('leaves no text unwritten in %s', async (language) => {
    for (const turns of [
      sampleTurns(),
      sampleTurns().slice(0, 2_090),
      [],
      [account({ openedAt: monday, cause: 'bounced' })],
    ]) {
      const { subject, text, html } = await write({ language }, sampleDigest(turns))
      for (const written of [subject, text, html]) {
        expect(written).not.toMatch(
          /\{\{|undefined|NaN|\b(headline|share|period|when|why|decision|number)\.[a-z]/,
        )
      }
    }
  })

  it.each([
    ['ar', ar],
    ['fa', fa],
    ['be', be],
  ])('has every text in %s that it has in English', (language, texts) => {
    const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
    const keysOf = (value: object, path = ''): string[] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'string' ? [`${path}${key}`] : keysOf(inner as object, `${path}${key}.`),
      )
    const names = (value: object) => [...new Set(keysOf(value).map(withoutPlural))].sort()
    expect(names(texts)).toEqual(names(en))
    const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const counted = keysOf(en)
      .filter((key) => key.endsWith('_other'))
      .map(withoutPlural)
    for (const key of counted)
      for (const category of plurals) expect(keysOf(texts)).toContain(`${key}_${category}`)
  })

  it('reads from right to left in Arabic and Persian, with the digits of each', async () => {
    const arabic = await write({ language: 'ar' })
    expect(arabic.html).toMatch(/<html lang="ar" dir="rtl">/)
    expect(arabic.headline).toBe(
      'أُهمِل عميل واحد من كل 11 الأسبوع الماضي، وغالبًا مساءً بين 20:00 و22:00، حين لم يكن في الخدمة من يتحدث الألمانية.',
    )
    expect((await write({ language: 'fa' })).headline).toContain('از هر ۱۱ مشتری یک نفر')
    expect((await write({ language: 'be' })).headline).toContain(
      'На мінулым тыдні без увагі застаўся адзін кліент з 11',
    )
  })
})

describe('what a digest gives away', () => {
  it('holds initials, and the name of no customer', async () => {
    const { html, text } = await write()
    expect(text).toMatch(/- [A-Z]\. [A-Z]\. · Email, never answered/)
    for (const name of ['Ada', 'Lovelace', 'Karimi']) expect(html + text).not.toContain(name)
  })

  it('loads nothing from anywhere, so that opening it tells nobody', async () => {
    const { html } = await write()
    expect(html).not.toMatch(/<(script|link|iframe|form)/)
    const sources = [...html.matchAll(/(?:src|background)="([^"]+)"|url\(([^)]+)\)/g)].map(
      ([, source, url]) => source ?? url,
    )
    expect(sources).toEqual(['cid:heat-map@sundial', 'cid:heat-map-dark@sundial'])
  })

  it('escapes what others have named', async () => {
    const { html } = await write({ brand: { name: '<b>&"', slug: 'x' }, readerName: '<i>Eve' })
    expect(html).not.toMatch(/<b>|<i>/)
    expect(html).toContain('&lt;b&gt;&amp;&quot;')
  })
})

describe('the picture', () => {
  it('is a PNG, twice as fine as shown, for light and for dark', async () => {
    const { images } = await write()
    expect(images.map(({ contentId }) => contentId)).toEqual(['heat-map@sundial', 'heat-map-dark@sundial'])
    for (const { png } of images) {
      expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
      const view = new DataView(png.buffer, png.byteOffset)
      expect([view.getUint32(16), view.getUint32(20)]).toEqual([1_136, 488])
    }
  })

  it('says the same to those who do not see it', async () => {
    const { html } = await write()
    expect(html).toMatch(
      /alt="Neglected turns by the customers’ own weekday and hour\. Most: Tue 02:00 \(20\), /,
    )
  })

  it('lies within the page where there are no attachments', async () => {
    const { html, images } = await write({ images: 'within' })
    expect(images).toEqual([])
    expect(html.match(/src="data:image\/png;base64,/g)).toHaveLength(2)
  })
})

it.each([
  ['en', 'waited 14 min', 'nobody answered within a day'],
  ['ar', 'انتظر', 'لم يجب أحد خلال يوم'],
  ['fa', 'منتظر ماند', 'یک روز کسی پاسخ نداد'],
  ['be', 'чакаў', 'за дзень ніхто не адказаў'],
])(
  'tells how long mystery shoppers waited, in %s, and says nothing where none came',
  async (language, waited, nobody) => {
    const about = async (shoppers: readonly ShopperWait[]) => {
      const letter = await digestWriter({ baseUrl: 'https://sundial.example' })({
        digest: { ...sampleDigest(), behind: { ...sampleBehind, ...(shoppers.length > 0 && { shoppers }) } },
        brand: { name: 'Demo & Sons', slug: 'demo' },
        readerName: 'Elena Petrova',
        language,
        unsubscribeUrl: 'https://sundial.example/unsubscribe/1',
        images: 'beside',
      })
      return `${letter.text}\n${letter.html}`
    }
    const writtenAt = Date.parse('2026-11-10T19:30:00Z')
    const told = await about([
      { channel: 'Shop mail', writtenAt, outcome: 'answered', wait: 840_000 },
      { channel: 'Shop chat', writtenAt, outcome: 'unanswered', wait: null },
    ])
    for (const part of [waited, nobody, 'Shop mail', 'Shop chat']) expect(told.split(part).length - 1).toBe(2)
    expect(await about([])).not.toContain(nobody)
  },
)
