import type { ClientFrame, ServerFrame } from '../../domain/chat/frames.ts'
import type { LineState } from './conversation.ts'

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 30_000
/** A call that is not welcomed by then has failed. */
const WELCOME_WITHIN = 10_000
/** So long without a word, and we ask whether anybody is there; no answer in time, and the line is dead. */
const QUIET = 20_000
const ANSWER_WITHIN = 10_000
const LOOK_EVERY = 2_500

export interface KeptLine {
  /** Calls now, and again whenever the line is lost. */
  open(): void
  /** False when there is no line now. */
  send(frame: ClientFrame): boolean
}

/** Holds a line to the door. Half-open lines are noticed; calls are repeated ever more rarely, spread at random. */
export function keepLine(
  url: string,
  events: {
    readonly hello: () => ClientFrame
    readonly hear: (frame: ServerFrame) => void
    readonly changed: (state: LineState) => void
  },
): KeptLine {
  let socket: WebSocket | null = null
  let up = false
  let wanted = false
  let pause = FIRST_PAUSE
  let calledAt = 0
  let heardAt = 0
  let askedAt = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  function call(): void {
    clearTimeout(retry)
    if (socket) return
    events.changed('connecting')
    const called = (socket = new WebSocket(url))
    calledAt = Date.now()
    called.onopen = () => called.send(JSON.stringify(events.hello()))
    called.onmessage = ({ data }) => {
      if (socket === called) hear(JSON.parse(String(data)) as ServerFrame)
    }
    called.onclose = () => lose(called)
  }

  function hear(frame: ServerFrame): void {
    heardAt = Date.now()
    if (frame.type === 'welcome') {
      up = true
      askedAt = 0
      pause = FIRST_PAUSE
      events.changed('up')
    }
    events.hear(frame)
  }

  function lose(lost: WebSocket): void {
    if (socket !== lost) return
    socket = null
    up = false
    lost.onclose = null
    lost.close()
    events.changed('down')
    retry = setTimeout(call, pause * (0.5 + Math.random() / 2))
    pause = Math.min(LONGEST_PAUSE, pause * 2)
  }

  /** Background pages are woken rarely: what counts is how long an answer is overdue, not how often we look. */
  function look(): void {
    if (!socket) return
    const now = Date.now()
    if (!up) {
      if (now - calledAt > WELCOME_WITHIN) lose(socket)
    } else if (askedAt > heardAt) {
      if (now - askedAt > ANSWER_WITHIN) lose(socket)
    } else if (now - heardAt > QUIET) {
      send({ type: 'ping' })
    }
  }

  function send(frame: ClientFrame): boolean {
    if (!socket || !up) return false
    socket.send(JSON.stringify(frame))
    if (askedAt <= heardAt && frame.type !== 'ack' && frame.type !== 'typing') askedAt = Date.now()
    return true
  }

  /** The network is back, or somebody looks again: no reason to wait. */
  function hurry(): void {
    if (wanted && !socket) call()
  }

  return {
    open() {
      if (wanted) {
        hurry()
        return
      }
      wanted = true
      setInterval(look, LOOK_EVERY)
      addEventListener('online', hurry)
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') hurry()
      })
      call()
    },
    send,
  }
}
