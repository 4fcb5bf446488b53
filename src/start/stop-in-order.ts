import type { Log } from './log.ts'

export interface Stoppable {
  readonly name: string
  readonly stop: () => Promise<void>
}

/** What began last ends first; a part that does not end well does not keep the rest from ending. */
export async function stopInOrder(parts: readonly Stoppable[], log: Log): Promise<void> {
  for (const { name, stop } of parts) {
    try {
      await stop()
    } catch (error) {
      log.error({ err: error, part: name }, 'a part did not stop well')
    }
  }
}
