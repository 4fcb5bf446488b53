import { DAY, SECOND, type Instant } from '../../domain/time/instant.ts'
import type { QueuedReply } from '../../workflows/ports/chat-store.ts'
import type { ChatEvent } from './chat-deps.ts'
import type { Door } from './door.ts'
import { every } from './every.ts'
import { DOOR_BEATS_EVERY, DOOR_SILENT_AFTER, PING_EVERY } from './limits.ts'
import { tellNews } from './tell-news.ts'
import { tellPlaces } from './tell-places.ts'

const PLACES_EVERY = 0.5 * SECOND
/** Places may take so much less time than there is: where thousands wait, messages come first. */
const PLACES_SHARE = 20
const TYPING_EVERY = SECOND
const NEWS_EVERY = SECOND
const FORGET_EVERY = 3_600 * SECOND

/** What goes on at a door without anybody knocking: news, places in the queue, heartbeats, answers that nobody takes. */
export function keepDoor(
  door: Door,
  setClock: (now: Instant) => void,
): { readonly stop: () => Promise<void> } {
  const { id, deps, lines } = door
  const { chat, log } = deps
  const moved = new Set<string>()
  let restUntil = 0
  const report = (what: string) => (error: unknown) => log.warn({ err: error }, what)

  const listening = deps.tail.listen((events) => {
    for (const event of events) hear(event)
  })

  function hear({ type, subject, brandId, payload }: ChatEvent): void {
    if (MOVES.test(type)) moved.add(brandId)
    if (subject === null || !NEWS.has(type)) return
    for (const line of lines.of(subject))
      if (!line.told.has(String(payload['message_id']))) line.inTurn(() => tellNews(door, line))
  }

  const loops = [
    every(PLACES_EVERY, tellWhoMoved, report('places in the queue could not be told')),
    every(TYPING_EVERY, tellTyping, report('who is typing could not be told')),
    every(deps.pingEvery ?? PING_EVERY, pingAll, report('lines could not be pinged')),
    every(NEWS_EVERY, tellLateNews, report('answers could not be looked for')),
    every(deps.beatEvery ?? DOOR_BEATS_EVERY, beat, report('the chat door could not tell that it is open')),
    every(FORGET_EVERY, () => chat.forgetLines(DAY), report('old lines could not be forgotten')),
  ]

  async function tellWhoMoved(): Promise<void> {
    const began = performance.now()
    if (moved.size === 0 || began < restUntil) return
    const brandIds = new Set(moved)
    moved.clear()
    await tellPlaces(door, brandIds)
    restUntil = performance.now() + PLACES_SHARE * (performance.now() - began)
  }

  async function tellTyping(): Promise<void> {
    if (lines.all.size === 0) return
    for (const conversationId of await chat.agentsTyping(id, 2 * TYPING_EVERY))
      for (const line of lines.of(conversationId)) line.send({ type: 'typing' })
  }

  /** The event log is told in order: one long transaction of anybody's holds it up, but not the answers to our customers. */
  async function tellLateNews(): Promise<void> {
    if (lines.all.size === 0) return
    for (const { conversationId, messageId } of await chat.unacknowledged(id))
      for (const line of lines.of(conversationId))
        if (!line.told.has(messageId)) line.inTurn(() => tellNews(door, line))
  }

  /** A line that answered none of two pings is half open: nobody is there, though nothing has said so. */
  function pingAll(): Promise<void> {
    for (const line of lines.all) {
      if (line.unanswered >= 2) line.cut()
      else line.ping()
    }
    return Promise.resolve()
  }

  async function beat(): Promise<void> {
    setClock(await chat.beat(id))
    await chat.adoptLines(id, DOOR_SILENT_AFTER)
    for (const reply of await chat.unacknowledged(id)) await lookAgain(reply)
  }

  /** Shown once more where there is a line; else it may be time not to wait for one any longer. */
  async function lookAgain({ brandId, conversationId, messageId }: QueuedReply): Promise<void> {
    for (const line of lines.of(conversationId)) {
      line.told.delete(messageId)
      line.inTurn(() => tellNews(door, line))
    }
    await deps
      .deliver({ brandId, messageId })
      .catch((error: unknown) => log.warn({ err: error, messageId }, 'a chat answer is not delivered yet'))
  }

  return {
    async stop() {
      listening.stop()
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** What may change somebody's place in the queue, or what they were promised. */
const MOVES = /^(turn|claim|clock)[.](?!step$)/
/** What may have something to say to the customer. */
const NEWS = new Set(['reply.queued', 'message.recorded', 'message.received'])
