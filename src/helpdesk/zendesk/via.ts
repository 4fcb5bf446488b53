import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Via } from './shapes.ts'

/** How something came about, in one spelling: `web_service`, `rule`, `mail`, `side_conversation` ... */
export function viaName(via: Via): string {
  const name = typeof via === 'string' ? via : (via?.channel ?? '')
  return String(name)
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

const kinds: Readonly<Record<string, ChannelKind>> = {
  email: 'email',
  mail: 'email',
  chat: 'chat',
  messaging: 'chat',
  native_messaging: 'chat',
  answer_bot_for_web_widget: 'chat',
  voice: 'phone',
  phone: 'phone',
  phone_call_inbound: 'phone',
  voicemail: 'phone',
  twitter: 'social',
  twitter_dm: 'social',
  facebook: 'social',
  facebook_post: 'social',
  facebook_message: 'social',
  instagram_dm: 'social',
  whatsapp: 'chat',
  telegram: 'chat',
  any_channel: 'social',
}

/** Web forms, and whatever has no name here, are the helpdesk's own. */
export function kindOfVia(via: Via): ChannelKind {
  return kinds[viaName(via)] ?? 'helpdesk'
}

const rules = new Set(['rule', 'trigger', 'automation', 'admin_setting', 'system', 'batch'])
const programs = new Set(['api', 'web_service'])
const bots = new Set(['answer_bot', 'answer_bot_for_web_widget', 'ai_agent', 'flow_builder'])

/** Which kind of program wrote it; null for a human being. What staff write by the interface is a program's, what customers do is a form's. */
export function programOf(via: Via, staff: boolean): 'trigger' | 'api' | 'bot' | null {
  const name = viaName(via)
  if (rules.has(name)) return 'trigger'
  if (bots.has(name)) return 'bot'
  return staff && programs.has(name) ? 'api' : null
}
