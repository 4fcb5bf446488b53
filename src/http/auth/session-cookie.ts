import type { Context } from 'koa'

/** With `__Host-` browsers refuse the cookie unless it is secure and ours alone. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-sundial' : 'sundial'
}

export function readSessionCookie(ctx: Context, secure: boolean): string | undefined {
  return ctx.cookies.get(cookieName(secure))
}

export function writeSessionCookie(
  ctx: Context,
  secure: boolean,
  session: { readonly id: string; readonly expiresAt: number } | null,
): void {
  ctx.cookies.set(cookieName(secure), session?.id ?? '', {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    expires: new Date(session?.expiresAt ?? 0),
    overwrite: true,
  })
}
