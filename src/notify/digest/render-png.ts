import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'

const require = createRequire(import.meta.url)

/** Shipped with the house: what a server has installed would look different on each. */
const fontFiles = [
  require.resolve('@expo-google-fonts/noto-sans/500Medium/NotoSans_500Medium.ttf'),
  require.resolve('@expo-google-fonts/vazirmatn/500Medium/Vazirmatn_500Medium.ttf'),
]

/** Families in `fontFiles`: Latin, Cyrillic and Greek in one, Arabic and Persian in the other. */
export const latinFont = 'Noto Sans'
export const arabicFont = 'Vazirmatn'

/** Draws SVG as PNG, twice as fine as its size says, for sharp screens. */
export function renderPng(svg: string): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: latinFont },
  })
  return picture.render().asPng()
}
