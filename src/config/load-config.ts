import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { parseCalendar } from '../domain/calendar/parse-calendar.ts'
import type { Problem } from '../domain/problem.ts'
import type { BrandDefinition } from '../workflows/setup/brand-definition.ts'
import { SIGN_IN_FILE } from './sign-in-file.ts'
import { parseBrandFile } from './brand-file.ts'

export interface FileProblem {
  readonly file: string
  /** Dotted path inside the file; a line and column where it cannot even be read. */
  readonly path: string
  readonly problem: string
}

export interface LoadedConfig {
  readonly brands: readonly BrandDefinition[]
  readonly problems: readonly FileProblem[]
  /** What is read, and may be a slip of the pen. */
  readonly notes: readonly FileProblem[]
}

/**
 * Reads `brands/*.yaml` of a configuration folder. All problems of all files at once; a folder that is not there is
 * empty, and a file that lies beside `brands` is a problem, since nobody would notice that it is not read.
 */
export async function loadConfig(folder: string): Promise<LoadedConfig> {
  const brands: BrandDefinition[] = []
  const problems: FileProblem[] = []
  const notes: FileProblem[] = []
  for (const file of await brandFiles(folder)) {
    const document = parseDocument(await readFile(file, 'utf8'), { prettyErrors: true })
    if (document.errors.length > 0) {
      for (const error of document.errors) {
        const [at] = error.linePos ?? []
        problems.push({
          file,
          path: at ? `line ${at.line}, column ${at.col}` : '',
          problem: error.message.split('\n')[0]!,
        })
      }
      continue
    }
    const parsed = parseBrandFile(document.toJS())
    if (parsed.ok) {
      brands.push(parsed.value)
      notes.push(...notesOn(parsed.value).map((note) => ({ file, ...note })))
    } else problems.push(...parsed.problems.map((problem) => ({ file, ...problem })))
  }
  return { brands, problems: [...problems, ...(await misplaced(folder)), ...clashes(brands)], notes }
}

function notesOn({ calendars }: BrandDefinition): readonly Problem[] {
  return calendars.flatMap(({ definition }, index) => {
    const parsed = parseCalendar(definition)
    const found = parsed.ok ? parsed.notes : []
    return found.map(({ path, problem }) => ({ path: `calendars.${index}.definition.${path}`, problem }))
  })
}

function brandFiles(folder: string): Promise<readonly string[]> {
  return yamlFiles(path.join(folder, 'brands'))
}

async function misplaced(folder: string): Promise<readonly FileProblem[]> {
  const files = await yamlFiles(folder)
  return files
    .filter((file) => path.basename(file) !== SIGN_IN_FILE)
    .map((file) => ({
      file,
      path: '',
      problem: 'is not read here; move it into the folder brands',
    }))
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => path.join(folder, name))
}

/** Slugs of brands and channels are unique over all files. */
function clashes(brands: readonly BrandDefinition[]): readonly FileProblem[] {
  const slugs = brands.flatMap((brand) => [
    `brand ${brand.slug}`,
    ...brand.channels.map((channel) => `channel ${channel.slug}`),
  ])
  return [...new Set(slugs.filter((slug, index) => slugs.indexOf(slug) !== index))].map((slug) => ({
    file: 'brands',
    path: slug,
    problem: 'stands in more than one place; slugs are unique',
  }))
}
