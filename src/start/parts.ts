import type { Log } from './log.ts'
import { stopInOrder, type Stoppable } from './stop-in-order.ts'

/** What a node has opened so far. Each part is noted as soon as it is open, so that a start that fails leaves nothing behind. */
export class Parts {
  readonly #stoppables: Stoppable[] = []
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  /** Notes a part with the way to end it; gives it back. */
  opened<Part>(name: string, part: Part, stop: (part: Part) => Promise<void>): Part {
    this.#stoppables.unshift({ name, stop: () => stop(part) })
    return part
  }

  /** Ends what began last first. */
  stop(): Promise<void> {
    return stopInOrder(this.#stoppables, this.#log)
  }
}
