import { icon } from './element.ts'

export const speech = () =>
  icon(
    'M12 4c5 0 8.5 3 8.5 7s-3.5 7-8.5 7c-.8 0-1.6-.1-2.3-.2L5 20l.9-3.6C4.4 15.1 3.5 13.2 3.5 11c0-4 3.5-7 8.5-7z',
  )
export const cross = () => icon('M6.5 6.5l11 11', 'M17.5 6.5l-11 11')
export const plane = () => icon('M4 12l16-7-5.5 15-3-6.5z', 'M11.5 13.5L20 5')
/** The hand of a sundial: where the shadow stands. */
export const sundial = () => icon('M3.5 17a8.5 8.5 0 0 1 17 0', 'M12 17l4-9.5', 'M2 20h20')
