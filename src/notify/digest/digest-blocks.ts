import type { KnownBlock } from '@slack/web-api'
import { captionText, type DigestBody, type DigestView } from './digest-view.ts'

/** The digest as Slack shows it: the sentence, the number, the decision, and a button to the page behind. */
export function digestBlocks({ about, headline, secondLine, body, foot }: DigestView): KnownBlock[] {
  const [page] = foot.links
  return [
    context(about),
    { type: 'header', text: { type: 'plain_text', text: shortened(headline, 150) } },
    ...(secondLine ? [section(escapeMrkdwn(secondLine))] : []),
    ...(body ? bodyBlocks(body) : []),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          text: { type: 'plain_text', text: shortened(page!.text, 75) },
          url: page!.url,
          action_id: 'open',
        },
      ],
    },
    footer(foot),
  ]
}

/** What neglect means, and the ways to the definitions, to other settings and out. */
function footer({ definition, links }: DigestView['foot']): KnownBlock {
  const ways = links.slice(1).map(({ text, url }) => `<${url}|${escapeMrkdwn(text)}>`)
  const text = [...(definition ? [escapeMrkdwn(definition)] : []), ways.join(' · ')].join('\n')
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] }
}

function bodyBlocks(body: DigestBody): KnownBlock[] {
  const { index, captions, decision, heat, causes, worst } = body
  const number = captions.map(captionText).join('\n')
  return [
    section(`*${escapeMrkdwn(index)}* ${escapeMrkdwn(number)}`),
    section(`*${escapeMrkdwn(decision.title)}*\n${escapeMrkdwn(decision.text)}`),
    ...[decision.assumed, decision.achieved].flatMap((line) => (line === null ? [] : [context(line)])),
    { type: 'divider' },
    list(causes),
    context(heat.alternative),
    section(
      [
        `*${escapeMrkdwn(worst.title)}*`,
        ...worst.rows.map(
          ({ who, waited, url }) => `• <${url}|${escapeMrkdwn(who)}> ${escapeMrkdwn(waited)}`,
        ),
      ].join('\n'),
    ),
    ...[body.gaps, body.shoppers, body.behind, body.preventions].flatMap((part) =>
      part === null ? [] : [list(part)],
    ),
  ]
}

type Part = Pick<DigestBody['causes'], 'title' | 'rows'>

/** Slack refuses a section with a longer text. */
const LONGEST_SECTION = 3_000

/** As many rows as fit. */
function list({ title, rows }: Part): KnownBlock {
  const lines = [`*${escapeMrkdwn(title)}*`]
  for (const [label, value] of rows) {
    const line = `• ${escapeMrkdwn(`${label}: ${value}`)}`
    if (lines.join('\n').length + line.length < LONGEST_SECTION) lines.push(line)
  }
  return section(lines.join('\n'))
}

function section(mrkdwn: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: mrkdwn } }
}

function context(text: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text: shortened(text, 2_000) }] }
}

/** Slack refuses a message with a longer text. */
function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

/** The three characters that Slack's markup reserves. */
function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
