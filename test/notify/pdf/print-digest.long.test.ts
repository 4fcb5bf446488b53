import { expect, test } from 'vitest'
import { digestPrinter } from '../../../src/notify/pdf/print-digest.ts'
import { visualRuns } from '../../../src/notify/pdf/visual-runs.ts'
import { sampleDigest } from '../digest/sample.ts'

const drawn = (text: string, direction: 'ltr' | 'rtl') => visualRuns(text, direction).map((run) => run.text)

test('a line of two directions is drawn in the order in which eyes go over it', () => {
  expect(drawn('Nobody answered 3 of 4.', 'ltr')).toEqual(['Nobody answered 3 of 4.'])
  // From left to right: the Latin name, which is read last, and the Arabic, which the font turns round itself.
  expect(drawn('الأسبوع Demo', 'rtl')).toEqual(['Demo', 'الأسبوع '])
  expect(drawn('من 20:00 إلى', 'rtl')).toEqual(['إلى', ' ', '20:00', 'من '])
  expect(drawn('(مساء)', 'rtl')).toEqual(['(', 'مساء', ')'])
})

test('Persian digits are not turned round with the letters about them', () => {
  const [, digits] = visualRuns('از ۱۲ تا', 'rtl')
  // The font engine takes them for Arabic and turns them: they are handed over backwards.
  expect(digits).toEqual({ text: '۲۱', script: 'arabic' })
})

test.each(['en', 'ar', 'fa', 'be'])('a digest prints as a PDF with its own fonts: %s', async (language) => {
  const pdf = Buffer.from(
    await digestPrinter({ baseUrl: 'https://sundial.example' })({
      digest: sampleDigest(),
      brand: { name: 'Demo Outfitters', slug: 'demo' },
      readerName: null,
      language,
      unsubscribeUrl: null,
      images: 'within',
    }),
  )
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.subarray(-7).toString()).toContain('%%EOF')
  const text = pdf.toString('latin1')
  expect(text).toContain(language === 'en' || language === 'be' ? 'NotoSans' : 'Vazirmatn')
  expect(text).toContain('https://sundial.example/conversations/')
  expect(text).toMatch(/\/Subtype \/Image/)
})
