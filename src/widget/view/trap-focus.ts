const focusable = 'button:not(:disabled), input, textarea, a[href], [tabindex="0"]'

/** Keeps the keyboard inside an open dialog: after the last comes the first. */
export function trapFocus(dialog: HTMLElement, root: ShadowRoot): void {
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return
    const stops = [...dialog.querySelectorAll<HTMLElement>(focusable)].filter((stop) =>
      stop.checkVisibility(),
    )
    const leaving = event.shiftKey ? stops[0] : stops.at(-1)
    const next = event.shiftKey ? stops.at(-1) : stops[0]
    if (root.activeElement !== leaving || !next) return
    event.preventDefault()
    next.focus()
  })
}
