import { emptyCourse } from '../../../domain/conversation/course.ts'
import type { PastConversation } from '../../../domain/replay/back-test.ts'
import { isZone, type Zone } from '../../../domain/time/zone.ts'
import type { LoggedTraits, MessageLog } from './message-log.ts'

/** The conversations of a log that was read with its traits; whoever's row names no zone that exists lives in the given one. */
export function* pastOfLog(log: MessageLog, zone: Zone): Generator<PastConversation> {
  for (const [id, messages] of log.conversations) {
    const logged = log.traits.get(id)!
    const known = logged.zone !== null && isZone(logged.zone) ? logged.zone : zone
    yield { course: { ...emptyCourse, messages }, traits: traitsOf(logged), zone: known }
  }
}

/** A log names a kind of channel, or a channel; conditions on either look at it. */
function traitsOf({ channel, language, priority, segment, tags }: LoggedTraits) {
  const named = channel ?? 'email'
  return { channel: named, kind: named, priority: priority ?? 'normal', language, segment, tags }
}
