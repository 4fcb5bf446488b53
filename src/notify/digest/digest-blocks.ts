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
  ]
}

function bodyBlocks({ index, captions, decision, causes }: DigestBody): KnownBlock[] {
  const number = captions.map(captionText).join('\n')
  return [
    section(`*${escapeMrkdwn(index)}* ${escapeMrkdwn(number)}`),
    section(`*${escapeMrkdwn(decision.title)}*\n${escapeMrkdwn(decision.text)}`),
    ...(decision.assumed === null ? [] : [context(decision.assumed)]),
    { type: 'divider' },
    section(
      [
        `*${escapeMrkdwn(causes.title)}*`,
        ...causes.rows.map(([cause, count]) => `• ${escapeMrkdwn(`${cause}: ${count}`)}`),
      ].join('\n'),
    ),
  ]
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
