import { useWindowEvent } from '@mantine/hooks'
import { paletteStore } from './palette.ts'

/**
 * Hands over what a fast typist types while the palette is open and its box has not taken the focus yet; without it the
 * letters are lost, or are taken for the board's own keys. `onKey` gets each letter as it comes.
 */
export function useEarlyKeys(onKey: (letter: string) => void): void {
  useWindowEvent(
    'keydown',
    (event) => {
      if (!paletteStore.getState().opened || isBox(event.target)) return
      if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      onKey(event.key)
    },
    { capture: true },
  )
}

function isBox(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.mantine-Spotlight-search') !== null
}
