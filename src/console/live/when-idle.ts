/** A first page is given this long to itself, in milliseconds; one that is busy for longer is not waited for for ever. */
const pause = 2_000
const patience = 5_000

/** Does what nobody waits for, once the first page has stood there for a while and the processor has nothing to do. */
export function whenIdle(act: () => void): void {
  setTimeout(() => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(act, { timeout: patience })
    else act()
  }, pause)
}
