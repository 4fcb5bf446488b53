import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { FileProblem } from './load-config.ts'

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
const url = z.url('must be a URL such as https://acme.okta.com')
const strangers = z.enum(['refuse', 'welcome']).default('refuse')

const oidc = z.strictObject({
  kind: z.literal('oidc'),
  slug,
  name: z.string().min(1),
  issuer: url,
  client_id: z.string().min(1),
  client_secret_env: z.string().min(1).optional(),
  scopes: z.array(z.string().min(1)).default(['openid', 'email', 'profile']),
  groups_claim: z.string().min(1).optional(),
  email_is_verified: z.boolean().default(false),
  strangers,
})

const saml = z.strictObject({
  kind: z.literal('saml'),
  slug,
  name: z.string().min(1),
  entry_point: url,
  issuer: z.string().min(1),
  certificate: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  email_attribute: z.string().min(1).optional(),
  name_attribute: z.string().min(1).optional(),
  groups_attribute: z.string().min(1).optional(),
  strangers,
})

const groupRole = z.strictObject({
  group: z.string().min(1),
  brand: slug,
  role: z.enum(['lead', 'expert', 'executive', 'administrator']),
})

const signInFile = z.strictObject({
  providers: z.array(z.discriminatedUnion('kind', [oidc, saml])).default([]),
  groups: z.array(groupRole).default([]),
})

export type SignInFile = z.output<typeof signInFile>
export type ProviderFile = SignInFile['providers'][number]

/** What somebody in a group of the provider or of the directory is here. */
export type GroupRole = z.output<typeof groupRole>

export const SIGN_IN_FILE = 'sign-in.yaml'
const nothing: SignInFile = { providers: [], groups: [] }

/** Reads `sign-in.yaml` of a configuration folder; without it there are passwords and links alone. All problems at once. */
export async function loadSignIn(
  folder: string,
): Promise<{ readonly signIn: SignInFile; readonly problems: readonly FileProblem[] }> {
  const file = path.join(folder, SIGN_IN_FILE)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  if (text === null) return { signIn: nothing, problems: [] }
  const document = parseDocument(text, { prettyErrors: true })
  if (document.errors.length > 0)
    return {
      signIn: nothing,
      problems: document.errors.map((error) => ({
        file,
        path: error.linePos?.[0] ? `line ${error.linePos[0].line}, column ${error.linePos[0].col}` : '',
        problem: error.message.split('\n')[0]!,
      })),
    }
  const parsed = signInFile.safeParse(document.toJS() ?? {})
  if (!parsed.success)
    return {
      signIn: nothing,
      problems: parsed.error.issues.map(({ path: at, message }) => ({
        file,
        path: at.map(String).join('.'),
        problem: message,
      })),
    }
  const slugs = parsed.data.providers.map((provider) => provider.slug)
  const twice = slugs.filter((one, index) => slugs.indexOf(one) !== index)
  return {
    signIn: parsed.data,
    problems: [...new Set(twice)].map((one) => ({
      file,
      path: 'providers',
      problem: `"${one}" stands twice`,
    })),
  }
}
