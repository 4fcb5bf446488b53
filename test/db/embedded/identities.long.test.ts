import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chooseIdentity } from '../../../src/db/embedded/choose-identity.ts'
import { identities } from '../../../src/db/embedded/identity.ts'
import { initCluster } from '../../../src/db/embedded/init-cluster.ts'
import { launchPostmaster } from '../../../src/db/embedded/launch-postmaster.ts'
import { nativeDirectory } from '../../../src/db/embedded/native-directory.ts'
import { stopUnlessUsed } from '../../../src/db/embedded/stop-unless-used.ts'
import { dataDirectoryWithCluster, temporaryDataDirectory } from './directory.ts'
import { quick } from './quick.ts'

const native = nativeDirectory()
const log = () => {}

const possible = identities().filter(({ prefix: [file, ...rest] }) => {
  return file === undefined || spawnSync(file, [...rest, 'true']).status === 0 // containers may forbid namespaces
})

test.each(possible)('$name can serve a cluster that somebody else served before', async (identity) => {
  const dataDir = await dataDirectoryWithCluster()
  for (const who of [chooseIdentity(native, dataDir, log), identity]) {
    await initCluster({ native, identity: who, dataDir, durable: false, log })
    const { port } = await launchPostmaster({ native, identity: who, dataDir, settings: quick, log })
    expect(port).toBeGreaterThan(0)
    if (who.owner) expect(statSync(dataDir).uid).toBe(who.owner.uid)
    await stopUnlessUsed(dataDir)
  }
})

test('nobody able to run it: the error names every way and what stands against it', () => {
  const impossible = { name: 'a stranger', prefix: ['/no/such/program'] }
  expect(() => chooseIdentity(native, temporaryDataDirectory(), log, [impossible])).toThrow(
    /a stranger: .*ENOENT.*DATABASE_URL/s,
  )
})
