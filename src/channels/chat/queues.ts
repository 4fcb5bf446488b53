import type { QueuePlace } from '../../domain/chat/frames.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { ChatStore, WaitingTurn } from '../../workflows/ports/chat-store.ts'
import type { Line } from './line.ts'

/** Lines that ask at the same time share one look. Milliseconds. */
const FRESH_FOR = 250

type Waiting = ReadonlyMap<string, WaitingTurn>

/** Who waits on a channel, looked up rarely and for many lines at once. */
export class Queues {
  readonly #chat: ChatStore
  readonly #looks = new Map<string, { readonly at: number; readonly waiting: Promise<Waiting> }>()

  constructor(chat: ChatStore) {
    this.#chat = chat
  }

  async placeOf({ channel, conversationId }: Line): Promise<QueuePlace> {
    if (conversationId === null) return { waiting: false }
    const turn = (await this.#look(channel)).get(conversationId)
    if (!turn) return { waiting: false }
    return {
      waiting: true,
      ahead: turn.ahead,
      taken: turn.taken,
      since: formatInstant(turn.openedAt),
      promised_by: turn.dueAt === null ? null : formatInstant(turn.dueAt),
    }
  }

  /** Something has changed: whoever asks next looks anew. */
  forget(): void {
    this.#looks.clear()
  }

  #look({ brandId, id }: Channel): Promise<Waiting> {
    const now = performance.now()
    const look = this.#looks.get(id)
    if (look && now - look.at < FRESH_FOR) return look.waiting
    const waiting = this.#chat
      .waiting(brandId, id)
      .then((turns) => new Map(turns.map((turn) => [turn.conversationId, turn])))
    this.#looks.set(id, { at: now, waiting })
    waiting.catch(() => this.#looks.delete(id))
    return waiting
  }
}
