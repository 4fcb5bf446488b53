import type { Instant } from '../../src/domain/time/instant.ts'

interface Modelled {
  readonly clock: boolean
  at: readonly Instant[]
  step: number
  version: number
  paused: boolean
}

/** What must happen to timers, as short as it can be said. Every answer is whether the change was accepted. */
export class TimerModel {
  readonly open = new Map<string, Modelled>()
  readonly gone = new Set<string>()
  /** `timer step at`, with `!` for a step that side effects follow; sorted. */
  readonly fired: string[] = []

  arm(id: string, clock: boolean, at: readonly Instant[]): void {
    if (!this.open.has(id)) this.open.set(id, { clock, at, step: 0, version: 0, paused: false })
  }

  claim(now: Instant): void {
    for (const [id, timer] of this.open)
      if (this.#pass(id, now, true) && !timer.clock && timer.step === timer.at.length) this.#end(id)
  }

  finish(id: string, at: Instant): void {
    this.#pass(id, at, false)
    this.#end(id)
  }

  pause(id: string, version: number, at: Instant): boolean {
    const timer = this.open.get(id)
    if (timer?.version !== version || timer.paused) return false
    if (!this.#pass(id, at, false)) timer.version += 1
    return (timer.paused = true)
  }

  reschedule(id: string, version: number, at: readonly Instant[], resume: boolean): boolean {
    const timer = this.open.get(id)
    if (timer?.version !== version || (resume && !timer.paused)) return false
    timer.at = [...timer.at.slice(0, timer.step), ...at.slice(timer.step)]
    timer.version += 1
    timer.paused &&= !resume
    return true
  }

  #end(id: string): void {
    if (this.open.delete(id)) this.gone.add(id)
  }

  #pass(id: string, now: Instant, followed: boolean): boolean {
    const timer = this.open.get(id)
    if (!timer || timer.paused) return false
    const from = timer.step
    while (timer.step < timer.at.length && timer.at[timer.step]! < now) timer.step += 1
    for (let step = from; step < timer.step; step++)
      this.fired.push(`${id} ${step} ${timer.at[step]!}${followed && step === timer.step - 1 ? '!' : ''}`)
    if (timer.step > from) timer.version += 1
    return timer.step > from
  }
}
