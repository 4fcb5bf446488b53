import type { ChannelAdapter, ChannelAdapters } from '../../workflows/ports/channel-adapter.ts'
import type { Adapter } from './adapter.ts'
import type { Doors } from './doors.ts'

/** What workflows ask of adapters, answered by the doors of their channels. */
export function repliesThroughDoors(doors: Doors): ChannelAdapters {
  return Object.fromEntries([...doors.adapters.values()].map((one) => [one.name, answering(one, doors)]))
}

function answering(one: Adapter, doors: Doors): ChannelAdapter {
  return {
    replies: one.answers !== false,
    showsPlace: one.showsPlace === true,
    externalIdFor: (channel, messageId) => one.externalIdFor?.(channel, messageId) ?? messageId,
    deliver(context) {
      const opened = doors.of(context.channel)
      // A missing secret or a wrong setting is the operator's to mend: the queue tries again.
      if (!opened.ok) return Promise.reject(new Error(opened.problem))
      if (!opened.door.reply)
        return Promise.resolve({ accepted: false, error: 'nobody can be answered through this channel' })
      return opened.door.reply(context)
    },
    async showHolder(context) {
      const opened = doors.of(context.channel)
      if (!opened.ok) throw new Error(opened.problem)
      await opened.door.showHolder?.(context)
    },
  }
}
