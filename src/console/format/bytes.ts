import { figures } from './figures.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** The size of a file, to the next thousand: `1.2 MB`. */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0)
  return figures(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1_000 ** step)
}
