// Loaded into a node before anything else: it tells whoever has begun it how much memory it holds once what nobody needs is gone.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

process.on('message', () => {
  const { rss } = process.memoryUsage()
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  process.send?.({ heapUsed, external, rss })
})
process.channel?.unref()
