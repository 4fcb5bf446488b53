import type { LightStop } from './daylight.ts'
import classes from './day-band.module.css'

/** Night and day as a strip; time runs with the script, so right-to-left readers see it mirrored. */
export function Sky({ light }: { readonly light: readonly LightStop[] }) {
  const stops = light.map(
    ({ at, light: share }) =>
      `color-mix(in oklab, var(--sky-day) ${Math.round(share * 100)}%, var(--sky-night)) ${(at * 100).toFixed(1)}%`,
  )
  return (
    <div
      className={classes.sky}
      style={{ backgroundImage: `linear-gradient(to right, ${stops.join(', ')})` }}
      aria-hidden
    />
  )
}
