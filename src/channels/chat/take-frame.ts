import type { ClientFrame } from '../../domain/chat/frames.ts'
import { complain, nowOf, type Door } from './door.ts'
import { leaveAddress } from './leave-address.ts'
import type { Line } from './line.ts'
import { BAD_FRAMES, FRAMES } from './limits.ts'
import { readFrame } from './read-frame.ts'
import { sayHello } from './say-hello.ts'
import { takeAcknowledgement } from './take-acknowledgement.ts'
import { takeMessage } from './take-message.ts'
import { takeTyping } from './take-typing.ts'

const RETRY_AFTER = 2_000

/** Everything that a browser sends comes through here. */
export function takeFrame(door: Door, line: Line, data: string, binary: boolean): void {
  const retryAfter = line.use(FRAMES)
  if (retryAfter > 0) {
    refuse(line, 'slow_down', 'too many frames', null, retryAfter)
    return
  }
  const read = readFrame(data, binary)
  if (!read.ok) {
    refuse(line, 'bad_frame', read.detail, read.clientId, null)
    return
  }
  const { frame } = read
  if (frame.type === 'ping') {
    line.send({ type: 'pong', now: nowOf(door) })
    return
  }
  line.inTurn(async () => {
    try {
      if (line.sessionId === null && frame.type !== 'hello') {
        refuse(line, 'hello_first', 'a line begins with hello', clientIdOf(frame), null)
        return
      }
      await answer(door, line, frame)
    } catch (error) {
      door.deps.log.error(
        { err: error, frame: frame.type, channel: line.channel.slug },
        'a chat frame failed',
      )
      if (frame.type === 'hello') {
        line.close(1011, 'try again in a moment')
        return
      }
      complain(line, 'not_stored', 'could not be stored; send it again in a moment', {
        clientId: clientIdOf(frame),
        retryAfter: RETRY_AFTER,
      })
    }
  })
}

function answer(door: Door, line: Line, frame: Exclude<ClientFrame, { type: 'ping' }>): Promise<void> {
  switch (frame.type) {
    case 'hello':
      return sayHello(door, line, frame)
    case 'message':
      return takeMessage(door, line, frame)
    case 'ack':
      return takeAcknowledgement(door, line, frame)
    case 'typing':
      return takeTyping(door, line)
    case 'address':
      return leaveAddress(door, line, frame)
    default:
      return frame satisfies never
  }
}

/** A program that does not listen to what is said of its frames is no customer's browser. */
function refuse(
  line: Line,
  code: 'bad_frame' | 'hello_first' | 'slow_down',
  detail: string,
  clientId: string | null,
  retryAfter: number | null,
): void {
  complain(line, code, detail, { clientId, retryAfter })
  line.badFrames += 1
  if (line.badFrames >= BAD_FRAMES) line.close(1008, `${BAD_FRAMES} frames were refused`)
}

function clientIdOf(frame: ClientFrame): string | null {
  return 'client_id' in frame ? frame.client_id : null
}
