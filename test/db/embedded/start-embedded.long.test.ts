import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { postmasterFile, readPostmaster, servesDirectory } from '../../../src/db/embedded/postmaster-file.ts'
import { startEmbedded } from '../../../src/db/embedded/start-embedded.ts'
import { dataDirectoryWithCluster, temporaryDataDirectory } from './directory.ts'
import { quick } from './quick.ts'

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const result = await client.query<Record<string, unknown>>(query)
    return Object.values(result.rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

function start(dataDir: string) {
  return startEmbedded({ dataDir, database: 'app', settings: quick })
}

describe('the embedded database', () => {
  test('is a real PostgreSQL with the settings asked for', async () => {
    const server = await start(temporaryDataDirectory())
    expect(Number(await ask(server.url, 'show server_version_num'))).toBeGreaterThanOrEqual(150_000)
    expect(await ask(server.url, 'show fsync')).toBe('off')
    expect(await ask(server.url, 'show timezone')).toBe('UTC')
    await server.stop()
  })

  test('keeps what was written when it is stopped and started again', async () => {
    const dataDir = await dataDirectoryWithCluster()
    const first = await start(dataDir)
    await ask(first.url, "create table kept as select 'still here' as word")
    await first.stop()
    const second = await start(dataDir)
    expect(second.reused).toBe(false)
    expect(await ask(second.url, 'select word from kept')).toBe('still here')
    await second.stop()
  })

  test('is shared by two starts at once and ends with the last', async () => {
    const dataDir = await dataDirectoryWithCluster()
    const [one, other] = await Promise.all([start(dataDir), start(dataDir)])
    expect([one.reused, other.reused].toSorted()).toEqual([false, true])
    expect(one.url).toBe(other.url)
    await one.stop()
    expect(await ask(other.url, 'select 1')).toBe(1)
    await other.stop()
    expect(existsSync(postmasterFile(dataDir))).toBe(false)
  })

  test('comes back after kill -9 of the server', async () => {
    const dataDir = await dataDirectoryWithCluster()
    const first = await start(dataDir)
    await ask(first.url, "create table kept as select 'still here' as word")
    process.kill(readPostmaster(dataDir)!.pid, 'SIGKILL')
    await expect.poll(() => servesDirectory(readPostmaster(dataDir)!.pid, dataDir)).toBe(false)
    const second = await start(dataDir)
    expect(second.reused).toBe(false)
    expect(await ask(second.url, 'select word from kept')).toBe('still here')
    await second.stop()
  })

  test('does not take another process for its server when the machine came back after a power cut', async () => {
    const dataDir = await dataDirectoryWithCluster()
    await (await start(dataDir)).stop()
    const notOurs = [process.pid, dataDir, 1, 5432, '', '127.0.0.1', '1 1', 'ready', ''].join('\n')
    writeFileSync(postmasterFile(dataDir), notOurs)
    const server = await start(dataDir)
    expect(server.reused).toBe(false)
    expect(await ask(server.url, 'select 1')).toBe(1)
    await server.stop()
  })

  test('starts over when the first start was killed half-way', async () => {
    const dataDir = temporaryDataDirectory()
    const unfinished = `${dataDir}.new-x1y2z3`
    mkdirSync(path.join(unfinished, 'cluster', 'base'), { recursive: true })
    const server = await start(dataDir)
    expect(await ask(server.url, 'select 1')).toBe(1)
    expect(existsSync(unfinished)).toBe(false)
    await server.stop()
  })

  test('works below a directory that nobody else may enter', async () => {
    const dataDir = await dataDirectoryWithCluster()
    chmodSync(path.dirname(dataDir), 0o700)
    const server = await start(dataDir)
    expect(await ask(server.url, 'select 1')).toBe(1)
    await server.stop()
  })

  test('refuses a directory that holds something else, and leaves it alone', async () => {
    const dataDir = temporaryDataDirectory()
    mkdirSync(dataDir)
    const letter = path.join(dataDir, 'letter.txt')
    writeFileSync(letter, 'keep me')
    await expect(start(dataDir)).rejects.toThrow('holds files but no database cluster')
    expect(existsSync(letter)).toBe(true)
  })

  test('says what PostgreSQL said when a setting is wrong', async () => {
    const dataDir = temporaryDataDirectory()
    const wrong = startEmbedded({ dataDir, database: 'app', settings: { shared_buffers: 'plenty' } })
    await expect(wrong).rejects.toThrow('invalid value for parameter "shared_buffers"')
  })

  test('stops although somebody is still connected', async () => {
    const dataDir = await dataDirectoryWithCluster()
    const server = await start(dataDir)
    const forgotten = new pg.Client({ connectionString: server.url })
    const cut = new Promise((resolve) => forgotten.on('error', resolve))
    await forgotten.connect()
    await server.stop()
    expect(await cut).toMatchObject({ code: '57P01' })
    expect(existsSync(postmasterFile(dataDir))).toBe(false)
  })

  test('begins its log anew when it has grown long', async () => {
    const dataDir = await dataDirectoryWithCluster()
    writeFileSync(`${dataDir}.log`, 'x'.repeat(10_000_001))
    const server = await start(dataDir)
    expect(statSync(`${dataDir}.log`).size).toBeLessThan(100_000)
    await server.stop()
  })
})
