import type { Context, Middleware } from 'koa'
import { serveFile } from './static-files.ts'

/** The console's files; whatever else a browser opens is a page of its own that its router knows. */
export function consoleFiles(directory: string): Middleware {
  return async (ctx, next: () => Promise<void>) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    if (/^\/(api|offer|slack)(\/|$)/.test(ctx.path)) return next()
    const name = decoded(ctx.path)
    if (name === null) return next()
    if (await serveFile(ctx, directory, name)) return
    if (ctx.accepts('html') && !/\.\w+$/.test(name) && (await servePage(ctx, directory, name))) return
    await next()
  }
}

/** Pages that are opened first come with links to all that they show, so that a browser fetches it in one go. */
const firstLoads: Readonly<Record<string, string>> = { '/expert': 'expert.html', '/board': 'board.html' }

async function servePage(ctx: Context, directory: string, name: string): Promise<boolean> {
  const own = firstLoads[name]
  return (
    (own !== undefined && (await serveFile(ctx, directory, own))) || serveFile(ctx, directory, 'index.html')
  )
}

function decoded(path: string): string | null {
  try {
    const name = decodeURIComponent(path)
    return name.includes('\0') ? null : name
  } catch {
    return null
  }
}
