import { existsSync } from 'node:fs'
import path from 'node:path'
import { loadConfig } from '../../config/load-config.ts'
import { loadSignIn } from '../../config/sign-in-file.ts'
import { fail, ok, type Finding } from './finding.ts'

/** Whether the files of the configuration folder can be read and say what can be done. */
export async function checkConfig(folder: string): Promise<readonly Finding[]> {
  if (!existsSync(folder))
    return [ok('configuration', `no folder ${path.resolve(folder)}: everything is set in the console`)]
  const loaded = await loadConfig(folder)
  const { brands } = loaded
  const problems = [...loaded.problems, ...(await loadSignIn(folder)).problems]
  if (problems.length === 0)
    return [ok('configuration', `${brands.length} brands in ${path.resolve(folder)}`)]
  return problems.map(({ file, path: place, problem }) => {
    const where = [file, place].filter(Boolean).join(', ')
    return fail('configuration', `${where}: ${problem}`, 'Correct the file and ask again.')
  })
}
