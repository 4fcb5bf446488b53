import type pg from 'pg'

/** Durable commits per second of this machine, one row each, one connection after the other waiting for the disk. */
export async function commitsPerSecond(pool: pg.Pool, seconds: number): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('create table if not exists commit_rate (n integer)')
    const begin = performance.now()
    const end = begin + seconds * 1_000
    let commits = 0
    while (performance.now() < end) {
      await client.query({ name: 'commit', text: 'insert into commit_rate values ($1)', values: [commits] })
      commits += 1
    }
    const rate = commits / ((performance.now() - begin) / 1_000)
    await client.query('drop table commit_rate')
    return Math.round(rate)
  } finally {
    client.release()
  }
}
