import type { ChatStore } from '../../workflows/ports/chat-store.ts'
import type { Line } from './line.ts'

/** The lines that this door holds, by what they are looked up for; the database knows which conversations have one. */
export class Lines {
  readonly all = new Set<Line>()
  readonly #byConversation = new Map<string, Set<Line>>()
  readonly #byAddress = new Map<string, number>()
  readonly #saving = new Map<string, Promise<void>>()
  readonly #chat: ChatStore
  readonly #doorId: string

  constructor(chat: ChatStore, doorId: string) {
    this.#chat = chat
    this.#doorId = doorId
  }

  add(line: Line): void {
    this.all.add(line)
    this.#byAddress.set(line.address, this.fromAddress(line.address) + 1)
  }

  fromAddress(address: string): number {
    return this.#byAddress.get(address) ?? 0
  }

  of(conversationId: string): readonly Line[] {
    return [...(this.#byConversation.get(conversationId) ?? [])]
  }

  /** From now on the line hears of the conversation; resolves when all nodes know that it is there. */
  async join(line: Line, conversationId: string): Promise<void> {
    line.conversationId = conversationId
    if (line.closed) return
    const lines = this.#byConversation.get(conversationId) ?? new Set()
    this.#byConversation.set(conversationId, lines.add(line))
    await this.#save(line, conversationId)
  }

  async remove(line: Line): Promise<void> {
    line.closed = true
    if (!this.all.delete(line)) return
    const rest = this.fromAddress(line.address) - 1
    if (rest > 0) this.#byAddress.set(line.address, rest)
    else this.#byAddress.delete(line.address)

    const { conversationId } = line
    const lines = conversationId === null ? undefined : this.#byConversation.get(conversationId)
    if (conversationId === null || !lines?.delete(line) || lines.size > 0) return
    this.#byConversation.delete(conversationId)
    await this.#save(line, conversationId)
  }

  /** Two tabs may come and go at once: what is saved last is how it is then. */
  #save({ channel }: Line, conversationId: string): Promise<void> {
    const key = { brandId: channel.brandId, conversationId, doorId: this.#doorId }
    const saved = (this.#saving.get(conversationId) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() =>
        this.#byConversation.has(conversationId) ? this.#chat.openLine(key) : this.#chat.closeLine(key),
      )
    this.#saving.set(conversationId, saved)
    const forget = () => {
      if (this.#saving.get(conversationId) === saved) this.#saving.delete(conversationId)
    }
    saved.then(forget, forget)
    return saved
  }
}
