import { bodyParser } from '@koa/bodyparser'
import type { Context } from 'koa'
import { problem, ProblemError } from '../problem.ts'
import { startedBySameSite } from '../auth/cross-site.ts'

/** The fields of a form that one of our pages sent; undefined when another site's page did. */
export async function readForm(
  ctx: Context,
  baseUrl: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const secFetchSite = ctx.get('sec-fetch-site') || undefined
  const origin = ctx.get('origin') || undefined
  const fromBrowser = secFetchSite !== undefined || origin !== undefined
  if (fromBrowser && !startedBySameSite({ secFetchSite, origin, host: ctx.host, baseUrl })) return undefined
  return readPostedForm(ctx)
}

/** The fields of a form, whoever's page sent it: for what proves by itself where it comes from. */
export async function readPostedForm(ctx: Context): Promise<Readonly<Record<string, string>>> {
  const parse = bodyParser({
    enableTypes: ['form'],
    formLimit: '1mb',
    onError: (error) => {
      throw new ProblemError(problem(400, 'malformed_request', 'The form could not be read.'), {
        cause: error,
      })
    },
  })
  await parse(ctx, () => Promise.resolve())
  const fields = Object.entries((ctx.request as { body?: object }).body ?? {})
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'))
}
