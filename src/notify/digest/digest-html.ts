import { escapeHtml as e } from '../mail/escape-html.ts'
import { digestStyles, style } from './digest-styles.ts'
import { captionText, type DigestBody, type DigestView, type Segment } from './digest-view.ts'
import { heatMapSize } from './heat-map-size.ts'
import { light } from './palette.ts'

/** Where the pictures are: `cid:` in mail, `data:` in a page. */
export interface HeatMapSources {
  readonly light: string
  readonly dark: string
}

const table = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

/** The digest as HTML that holds in the common mail clients: tables, inline styles, no scripts, nothing loaded from elsewhere. */
export function digestHtml(view: DigestView, sources: HeatMapSources): string {
  const { language, direction: dir, subject, about, headline, secondLine, body, foot } = view
  const preview = body ? `${body.index} ${body.captions.map(captionText).join(' · ')}` : (secondLine ?? '')
  return `<!doctype html>
<html lang="${e(language)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${e(subject)}</title>
<style>${digestStyles}</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:${light.ground};">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${e(preview)}</div>
<table ${table} class="ground" dir="${dir}" style="background-color:${light.ground};"><tr><td align="center" class="frame" style="padding:24px 12px;">
<table ${table} style="max-width:632px;"><tr><td class="card" style="background-color:${light.card};border-radius:14px;padding:32px 32px 34px;">
<p class="muted" style="${style.about}">${e(about)}</p>
<h1 class="ink headline" style="${style.headline}padding-top:10px;">${e(headline)}</h1>
${secondLine ? `<p class="muted" style="${style.body}padding-top:10px;">${e(secondLine)}</p>` : ''}
${body ? bodyHtml(body, dir, sources) : ''}
${footHtml(foot)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

function bodyHtml(body: DigestBody, dir: DigestView['direction'], sources: HeatMapSources): string {
  const [first, ...captions] = body.captions
  const [start, end] = dir === 'ltr' ? ['left', 'right'] : ['right', 'left']
  return `
<table ${table} dir="${dir}" style="margin-top:22px;"><tr>
<td valign="middle" width="1" style="padding-${end}:18px;"><span class="ink index" dir="ltr" style="${style.index}">${e(body.index)}</span></td>
<td valign="middle" align="${start}"><p class="muted caption" style="${style.caption}"><strong class="ink" style="color:${light.ink};font-weight:600;">${captionHtml(first ?? [])}</strong>${captions.map((line) => `<br>${captionHtml(line)}`).join('')}</p></td>
</tr></table>
<table ${table} dir="${dir}" style="margin-top:22px;"><tr><td class="panel" style="background-color:${light.panel};border-radius:11px;padding:20px 22px 22px;">
<h2 class="ink" style="${style.strong}">${e(body.decision.title)}</h2>
<p class="ink" style="${style.body}padding-top:5px;">${e(body.decision.text)}</p>
${body.decision.assumed ? `<p class="muted" style="${style.small}padding-top:8px;">${e(body.decision.assumed)}</p>` : ''}
${body.decision.achieved ? `<p class="ink" style="${style.small}padding-top:8px;">${e(body.decision.achieved)}</p>` : ''}
${body.decision.look ? `<p style="margin:0;padding-top:16px;"><a class="button" href="${e(body.decision.look.url)}" style="${style.button}">${e(body.decision.look.text)}</a></p>` : ''}
</td></tr></table>
<h2 class="muted" style="${style.title}padding-top:28px;padding-bottom:10px;">${e(body.heat.title)}</h2>
${picture(body.heat.alternative, sources)}
<h2 class="muted" style="${style.title}padding-top:24px;padding-bottom:6px;">${e(body.causes.title)}</h2>
${rows(
  body.causes.rows.map(([cause, count]) => [e(cause), e(count)]),
  dir,
)}
<h2 class="muted" style="${style.title}padding-top:26px;padding-bottom:6px;">${e(body.worst.title)}</h2>
${rows(
  body.worst.rows.map(({ who, waited, url }) => [
    `<a class="ink" href="${e(url)}" style="color:${light.ink};${style.link}">${e(who)}</a>`,
    e(waited),
  ]),
  dir,
)}
${[body.gaps, body.shoppers, body.behind, body.preventions].map((part) => (part ? partHtml(part, dir) : '')).join('')}`
}

function partHtml({ title, rows: lines }: DigestBody['behind'], dir: DigestView['direction']): string {
  return `<h2 class="muted" style="${style.title}padding-top:26px;padding-bottom:6px;">${e(title)}</h2>
${rows(
  lines.map(([label, value]) => [e(label), e(value)]),
  dir,
)}`
}

function captionHtml(line: readonly Segment[]): string {
  return line
    .map(({ text, tone }) =>
      tone === 'plain' ? e(text) : `<span class="${tone}" style="color:${light[tone]};">${e(text)}</span>`,
    )
    .join(' &nbsp;·&nbsp; ')
}

function picture(alternative: string, sources: HeatMapSources): string {
  const image = (source: string, name: string, hidden: string) =>
    `<img class="${name}" src="${e(source)}" width="${heatMapSize.width}" alt="${e(alternative)}" style="${hidden}width:100%;max-width:${heatMapSize.width}px;height:auto;border:0;">`
  return `${image(sources.light, 'light-only', 'display:block;')}
<!--[if !mso]><!--><div class="dark-only" style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${image(sources.dark, 'dark-image', 'display:block;')}</div><!--<![endif]-->`
}

function rows(cells: readonly (readonly [string, string])[], dir: DigestView['direction']): string {
  const [start, end] = dir === 'ltr' ? ['left', 'right'] : ['right', 'left']
  const line = `border-top:1px solid ${light.line};padding:9px 0;`
  return `<table ${table} dir="${dir}">${cells
    .map(
      ([name, value]) => `<tr>
<td class="ink line" align="${start}" style="${style.row}${line}">${name}</td>
<td class="muted line" align="${end}" style="${style.count}${line}padding-${start}:16px;">${value}</td>
</tr>`,
    )
    .join('')}</table>`
}

function footHtml({ definition, links }: DigestView['foot']): string {
  const anchors = links.map(
    ({ text, url }) =>
      `<a class="muted" href="${e(url)}" style="color:${light.muted};${style.link}">${e(text)}</a>`,
  )
  return `<p class="muted" style="${style.small}padding-top:28px;">${e(definition)}</p>
<p class="muted" style="${style.small}padding-top:10px;">${anchors.join(' &nbsp;·&nbsp; ')}</p>`
}
