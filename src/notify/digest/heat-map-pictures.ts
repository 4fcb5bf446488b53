import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import type { DigestView } from './digest-view.ts'
import type { Formats } from './formats.ts'
import { dark, light } from './palette.ts'
import { arabicFont, latinFont, renderPng } from './render-png.ts'

export interface HeatMapPictures {
  readonly light: Uint8Array
  readonly dark: Uint8Array
}

/** Every third hour is named. */
const NAMED = 3

/**
 * The heat map of a digest for light and dark mail, in words of its reader. What draws it is loaded with the first one: six hundred files that
 * no start has to wait for.
 */
export async function heatMapPictures(
  { byLocalHour }: Pick<NeglectFigures, 'byLocalHour'>,
  { language, direction }: Pick<DigestView, 'language' | 'direction'>,
  written: Formats,
): Promise<HeatMapPictures> {
  const { drawHeatMap } = await import('./heat-map.ts')
  const twoDigits = new Intl.NumberFormat(language, { minimumIntegerDigits: 2 })
  const map = {
    counts: byLocalHour,
    weekdays: byLocalHour.map((_, day) => written.weekday(day)),
    hours: Array.from({ length: 24 }, (_, hour) => (hour % NAMED === 0 ? twoDigits.format(hour) : '')),
    direction,
    fontFamily: direction === 'rtl' ? arabicFont : latinFont,
  }
  return { light: renderPng(drawHeatMap(map, light)), dark: renderPng(drawHeatMap(map, dark)) }
}
