/** Does the work again and again, `pause` milliseconds after it was done, whether or not it failed. */
export function every(
  pause: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout
  let running: Promise<void> = Promise.resolve()

  function wait(): void {
    if (!stopped) timer = setTimeout(() => void (running = once()), pause)
  }
  async function once(): Promise<void> {
    try {
      await work()
    } catch (error) {
      onError(error)
    }
    wait()
  }

  wait()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
