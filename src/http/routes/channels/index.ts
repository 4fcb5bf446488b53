import { changeChannel } from './change.ts'
import { createChannel } from './create.ts'
import { listChannelKinds } from './kinds.ts'
import { listChannels } from './list.ts'
import { removeChannel } from './remove.ts'
import { testChannel, testDraft } from './test.ts'

export const channelRoutes = [
  listChannels,
  createChannel,
  testDraft,
  changeChannel,
  removeChannel,
  testChannel,
  listChannelKinds,
]
