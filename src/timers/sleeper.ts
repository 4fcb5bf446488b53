/** Sleeps until its time is over or somebody wakes it; a wake-up that comes while it is awake is not lost. */
export class Sleeper {
  #woken = false
  #rise: (() => void) | null = null

  wake(): void {
    this.#woken = true
    this.#rise?.()
  }

  /** Milliseconds, fractions rounded up; returns at once if woken since the last sleep. */
  async sleep(ms: number): Promise<void> {
    if (!this.#woken && ms > 0)
      await new Promise<void>((resolve) => {
        const timeout = setTimeout(resolve, Math.ceil(ms))
        this.#rise = () => {
          clearTimeout(timeout)
          resolve()
        }
      })
    this.#rise = null
    this.#woken = false
  }
}
