import { existsSync } from 'node:fs'
import path from 'node:path'
import { loadConfig, type FileProblem } from '../../config/load-config.ts'
import { loadSignIn } from '../../config/sign-in-file.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

/** Whether the files of the configuration folder can be read and say what can be done. */
export async function checkConfig(folder: string): Promise<readonly Finding[]> {
  if (!existsSync(folder))
    return [ok('configuration', `no folder ${path.resolve(folder)}: everything is set in the console`)]
  const loaded = await loadConfig(folder)
  const { brands } = loaded
  const problems = [...loaded.problems, ...(await loadSignIn(folder)).problems]
  const notes = loaded.notes.map((note) =>
    warn('configuration', told(note), 'Nothing, if it is meant so; else correct the file.'),
  )
  if (problems.length === 0)
    return [ok('configuration', `${brands.length} brands in ${path.resolve(folder)}`), ...notes]
  return [
    ...problems.map((one) => fail('configuration', told(one), 'Correct the file and ask again.')),
    ...notes,
  ]
}

function told({ file, path: place, problem }: FileProblem): string {
  return `${[file, place].filter(Boolean).join(', ')}: ${problem}`
}
