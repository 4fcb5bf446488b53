import { dark, light, type Palette } from './palette.ts'

/**
 * What inline styles cannot say: dark mode, for clients that know it (Apple Mail, Outlook for Mac and iOS, Thunderbird),
 * and narrow screens. Clients that drop it show the light, wide mail.
 */
export const digestStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; }
.dark-only { display: none; }
@media (max-width: 520px) {
  .frame { padding: 0 !important; }
  .card { border-radius: 0 !important; padding: 26px 20px 28px !important; }
  .headline { font-size: 22px !important; line-height: 30px !important; }
  .index { font-size: 46px !important; line-height: 50px !important; }
  .caption { font-size: 14px !important; line-height: 21px !important; }
}
@media (prefers-color-scheme: dark) {
  ${rules(dark, '')}
  .light-only { display: none !important; }
  .dark-only { display: block !important; max-height: none !important; overflow: visible !important; }
}
${rules(dark, '[data-ogsc] ')}
`

function rules(palette: Palette, scope: string): string {
  return [
    `${scope}.ground { background-color: ${palette.ground} !important; }`,
    `${scope}.card { background-color: ${palette.card} !important; }`,
    `${scope}.panel { background-color: ${palette.panel} !important; }`,
    `${scope}.ink { color: ${palette.ink} !important; }`,
    `${scope}.muted { color: ${palette.muted} !important; }`,
    `${scope}.line { border-color: ${palette.line} !important; }`,
    `${scope}.button { background-color: ${palette.button} !important; color: ${palette.onButton} !important; }`,
    `${scope}.worse { color: ${palette.worse} !important; }`,
    `${scope}.better { color: ${palette.better} !important; }`,
  ].join('\n  ')
}

export const fonts =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Vazirmatn, Helvetica, Arial, sans-serif"

const text = (size: number, line: number, colour: string, weight = 400) =>
  `margin:0;font-family:${fonts};font-size:${size}px;line-height:${line}px;font-weight:${weight};color:${colour};`

/** Inline styles, in the light palette. */
export const style = {
  about: text(14, 20, light.muted),
  headline: text(25, 33, light.ink, 700) + 'letter-spacing:-0.2px;',
  index: text(58, 60, light.ink, 700) + 'letter-spacing:-1.5px;white-space:nowrap;',
  caption: text(15, 22, light.muted),
  title: text(14, 20, light.muted, 600),
  strong: text(16, 23, light.ink, 700),
  body: text(16, 25, light.ink),
  small: text(13, 20, light.muted),
  row: text(15, 22, light.ink),
  count: text(15, 22, light.muted) + 'white-space:nowrap;',
  button: `display:inline-block;padding:11px 18px;border-radius:9px;background-color:${light.button};text-decoration:none;${text(15, 20, light.onButton, 600)}`,
  link: `text-decoration:underline;text-underline-offset:2px;`,
} as const
