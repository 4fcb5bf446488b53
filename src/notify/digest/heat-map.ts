import { HeatmapChart } from 'echarts/charts'
import { GridComponent, VisualMapComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { heatMapSize } from './heat-map-size.ts'
import type { Palette } from './palette.ts'

use([HeatmapChart, GridComponent, VisualMapComponent, SVGRenderer])

export interface HeatMap {
  /** `[weekday][hour]`, Monday first. */
  readonly counts: readonly (readonly number[])[]
  readonly weekdays: readonly string[]
  /** Of 24 hours; an empty text leaves a tick unnamed. */
  readonly hours: readonly string[]
  readonly direction: 'ltr' | 'rtl'
  readonly fontFamily: string
}

/** The customers' week as a picture, in SVG. Right-to-left languages read it from the right. */
export function drawHeatMap(map: HeatMap, palette: Palette): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...heatMapSize })
  const rtl = map.direction === 'rtl'
  // By the root, or one bad night would leave every other hour white.
  const most = Math.max(1, ...map.counts.flat())
  const label = { color: palette.muted, fontFamily: map.fontFamily, interval: 0 as const }
  const plain = { axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: false } }
  chart.setOption({
    animation: false,
    backgroundColor: palette.card,
    grid: { left: rtl ? 0 : 56, right: rtl ? 72 : 0, top: 0, bottom: 32, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      inverse: rtl,
      data: map.hours.map((_, hour) => hour),
      axisLabel: {
        ...label,
        fontSize: 15,
        margin: 9,
        formatter: (_: string, hour: number) => map.hours[hour] ?? '',
      },
      ...plain,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      position: rtl ? 'right' : 'left',
      data: [...map.weekdays],
      axisLabel: { ...label, fontSize: 15, margin: 10 },
      ...plain,
    },
    visualMap: {
      show: false,
      type: 'continuous',
      dimension: 2,
      min: 0,
      max: Math.sqrt(most),
      inRange: { color: [...palette.heat] },
    },
    series: [
      {
        type: 'heatmap',
        data: map.counts.flatMap((day, weekday) =>
          day.map((count, hour) => [hour, weekday, Math.sqrt(count)]),
        ),
        itemStyle: { borderRadius: 5, borderWidth: 2.5, borderColor: palette.card },
      },
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
