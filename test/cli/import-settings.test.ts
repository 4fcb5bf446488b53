import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { importSettings } from '../../src/cli/import-settings.ts'
import { readDraft } from '../../src/domain/replay/read-draft.ts'

async function run(source: string, text: string) {
  const directory = await mkdtemp(join(tmpdir(), 'import-settings-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const file = join(directory, 'export.json')
  await writeFile(file, text)
  const [output, diagnostics] = [new PassThrough(), new PassThrough()]
  const status = await importSettings(source, [file], { output, diagnostics })
  const said = (stream: PassThrough) => String(stream.read() ?? '').replaceAll(directory, '')
  return { status, draft: said(output), said: said(diagnostics) }
}

const chatwoot = {
  sla_policies: [
    {
      id: 1,
      name: 'Gold',
      first_response_time_threshold: 600,
      next_response_time_threshold: null,
      resolution_time_threshold: 3_600,
      only_during_business_hours: false,
    },
  ],
}

test('what an export promises is a draft that can be tried, and what did not come over is said', async () => {
  const { status, draft, said } = await run('chatwoot', JSON.stringify(chatwoot))
  expect(status).toBe(0)
  const read = readDraft(JSON.parse(draft), Date.parse('2026-01-01T00:00:00Z'))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(read.value.policies.map(({ name, targets }) => [name, targets.map(({ metric }) => metric)])).toEqual(
    [['Gold', ['first_response', 'resolution']]],
  )
  expect(said).toMatch(/^(?:.+: .+: .+\n)+1 policies and 0 calendars came over\n$/)
})

test('a helpdesk that nobody knows, and a file that is no export, are refused by name', async () => {
  expect(await run('remedy', '{}')).toEqual({
    status: 1,
    draft: '',
    said: '"remedy" is not known; name one of: zendesk, chatwoot, zammad\n',
  })
  const broken = await run('zammad', '{"a"')
  expect([broken.status, broken.draft]).toEqual([1, ''])
  expect(broken.said).toMatch(/^\/export\.json: /)
  expect(await run('zendesk', '[]')).toMatchObject({ status: 1, draft: '' })
})
