import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildBrands, rebuildFiguresCommand } from '../../src/cli/rebuild-figures.ts'
import { parseInstant } from '../../src/domain/time/instant.ts'
import { catchUp } from '../../src/workflows/figures/follow-facts.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  const channel = await house.channel('demo-posts')
  const asked = parseInstant('2026-10-20T10:00:00Z')!
  house.setNow(asked + 86_400_000)
  const messages = ['ann', 'bob', 'cem'].flatMap((name) => [
    said(name, 'customer', asked),
    said(name, 'agent', asked + 7_200_000),
  ])
  await recordMessages(house.deps, { channel, messages })
  await catchUp(house.deps)
})
afterAll(() => house.close())

function said(name: string, kind: 'customer' | 'agent', occurredAt: number) {
  return {
    externalId: `${name} ${kind}`,
    threadKey: name,
    author: { kind, address: `${kind}-${name}@x.example` },
    occurredAt,
    text: 'Where is my parcel?',
  }
}

async function run(brand: string | null) {
  const [output, diagnostics] = [new PassThrough(), new PassThrough()]
  const streams = { output, diagnostics: diagnostics as unknown as NodeJS.WriteStream }
  const status = await rebuildBrands(house.db, streams, brand)
  return { status, output: String(output.read() ?? ''), diagnostics: String(diagnostics.read() ?? '') }
}

const sums = async () =>
  (
    await house.pool.query(
      'select sum(turns)::int as turns, sum(neglected)::int as neglected from neglect_tally',
    )
  ).rows[0]

describe('sundial rebuild-figures', () => {
  it('sums the figures of a brand anew, and says how many', async () => {
    const before = await sums()
    expect(before).toEqual({ turns: 3, neglected: 3 })
    await house.pool.query('update neglect_tally set neglected = 0, turns = turns + 9')
    expect(await run('demo')).toEqual({
      status: 0,
      output: 'demo: 3 turns of 3 conversations were summed anew\n',
      diagnostics: '',
    })
    expect(await sums()).toEqual(before)
  })

  it('sums every brand where none is named', async () => {
    await house.pool.query('truncate turn_account, neglect_tally, wait_tally')
    expect((await run(null)).status).toBe(0)
    expect(await sums()).toEqual({ turns: 3, neglected: 3 })
  })

  it('names the brands there are when there is none of that name', async () => {
    expect(await run('nobody')).toEqual({
      status: 1,
      output: '',
      diagnostics: 'there is no brand "nobody"; there is: demo\n',
    })
  })

  it('says which setting of the environment is wrong', async () => {
    const [output, diagnostics] = [new PassThrough(), new PassThrough()]
    const streams = { output, diagnostics: diagnostics as unknown as NodeJS.WriteStream }
    expect(await rebuildFiguresCommand({ DATABASE_URL: 'mysql://x' }, streams, null)).toBe(1)
    expect(String(diagnostics.read())).toMatch('DATABASE_URL')
  })
})
