import { useWindowEvent } from '@mantine/hooks'
import { useState, type RefObject } from 'react'
import type { BoardRow } from '../../http/api-types.ts'
import { searchId } from './board-toolbar.tsx'
import { openKeyboardHelp } from './keyboard-help.tsx'

type ScrollTo = (index: number) => void

/** j and k walk the rows, t takes the one that is chosen, / searches, ? explains. Enter is the row's own link. */
export function useBoardKeys(
  rows: readonly BoardRow[],
  list: RefObject<HTMLElement | null>,
  scrollTo: ScrollTo,
  take: (row: BoardRow) => void,
) {
  const [selected, setSelected] = useState(-1)

  const walk = (step: number) => {
    const index = Math.min(rows.length - 1, Math.max(0, selected + step))
    setSelected(index)
    scrollTo(index)
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus({ preventScroll: true }),
    )
  }
  const press = (key: string) => {
    const row = rows[selected]
    if (key === 'j') walk(1)
    else if (key === 'k') walk(-1)
    else if (key === 't' && row) take(row)
    else if (key === '/') document.getElementById(searchId)?.focus()
    else if (key === '?') openKeyboardHelp()
    else return false
    return true
  }
  useWindowEvent('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (press(event.key)) event.preventDefault()
  })
  return { selected, setSelected }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('[role="dialog"], [role="listbox"], [role="menu"]') !== null)
  )
}
