import { changeChannel } from './change.ts'
import { createChannel } from './create.ts'
import { listChannels } from './list.ts'

export const channelRoutes = [listChannels, createChannel, changeChannel]
