import type { Context } from 'koa'

/** What a browser keeps for us: its session, or meanwhile that it has shown the first factor. */
export type KeptCookie = 'session' | 'step'

const names = { session: 'sundial', step: 'sundial-step' } as const

/** With `__Host-` browsers refuse the cookie unless it is secure and ours alone. */
function cookieName(cookie: KeptCookie, secure: boolean): string {
  return secure ? `__Host-${names[cookie]}` : names[cookie]
}

export function readCookie(ctx: Context, cookie: KeptCookie, secure: boolean): string | undefined {
  return ctx.cookies.get(cookieName(cookie, secure))
}

/** Null takes it away. */
export function writeCookie(
  ctx: Context,
  cookie: KeptCookie,
  secure: boolean,
  kept: { readonly id: string; readonly expiresAt: number } | null,
): void {
  ctx.cookies.set(cookieName(cookie, secure), kept?.id ?? '', {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    expires: new Date(kept?.expiresAt ?? 0),
    overwrite: true,
  })
}
