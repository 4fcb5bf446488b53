import type { KnownBlock } from '@slack/web-api'
import type { Translate } from '../../i18n/translate.ts'
import type { Notice } from '../../workflows/ports/notifier.ts'
import type { PingInContext } from '../../workflows/ports/ping-store.ts'
import { noticeText } from '../notice-text.ts'

export interface SlackMessage {
  readonly text: string
  readonly blocks: KnownBlock[]
}

export const CLAIM_ACTION = 'sundial_claim_offer'
export const DECLINE_ACTION = 'sundial_decline_offer'

/** A notice as Slack shows it, now: open offers with their buttons, the others with what became of them. */
export function composeNotice(notice: Notice, baseUrl: string, language: string, t: Translate): SlackMessage {
  const { subject, intro, look, items } = noticeText(notice, language, t)
  const blocks: KnownBlock[] = [section(intro)]
  for (const { ping, line } of items) {
    const ended = endOf(ping, t)
    blocks.push(section(ended === null ? line : `${line}\n${ended}`))
    if (ping.kind !== 'offer') blocks.push(linkTo(pageOf(ping, baseUrl), look))
    else if (isTakeable(ping)) blocks.push(buttonsFor(ping, t))
    else if (ping.offerState === 'claimed') blocks.push(linkTo(pageOf(ping, baseUrl), t('assignment.look')))
  }
  return { text: subject, blocks }
}

function pageOf({ conversationId }: PingInContext, baseUrl: string): string {
  return conversationId === null ? baseUrl : `${baseUrl}/conversations/${conversationId}`
}

/** An expired offer is honoured while the work is free. */
function isTakeable({ offerState, takenBy, waitsSince }: PingInContext): boolean {
  return offerState === 'open' || (offerState === 'expired' && takenBy === null && waitsSince !== null)
}

function endOf(ping: PingInContext, t: Translate): string | null {
  if (ping.offerState === null || ping.offerState === 'open') return null
  if (ping.offerState === 'claimed') return t('ended.claimed')
  if (ping.offerState === 'declined') return t('ended.declined')
  if (ping.waitsSince === null) return t('ended.answered')
  if (ping.takenBy !== null) return t('ended.taken', { name: ping.takenBy })
  return ping.offerState === 'expired' ? t('ended.expired') : t('ended.answered')
}

function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: escapeMrkdwn(text) } }
}

function linkTo(url: string, text: string): KnownBlock {
  return {
    type: 'actions',
    elements: [{ type: 'button', text: { type: 'plain_text', text }, url, action_id: 'open' }],
  }
}

function buttonsFor({ offerId }: PingInContext, t: Translate): KnownBlock {
  const button = (action_id: string, text: string) => ({
    type: 'button' as const,
    action_id,
    value: offerId!,
    text: { type: 'plain_text' as const, text },
  })
  return {
    type: 'actions',
    block_id: offerId!,
    elements: [
      { ...button(CLAIM_ACTION, t('offer.claim')), style: 'primary' },
      button(DECLINE_ACTION, t('offer.decline')),
    ],
  }
}

/** The three characters that Slack's markup reserves. */
function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
