import { z } from 'zod'
import type { Channel } from '../../domain/conversation/channel.ts'
import { SECOND, type Millis } from '../../domain/time/instant.ts'

/** What a lead may set for a chat channel. */
export interface ChatSettings {
  /** Pages that may carry the widget, `https://shop.example` or `https://*.shop.example`; empty: every page. */
  readonly allowedOrigins: readonly string[]
  /** How long a customer may be away before an answer counts as given where they will find it. 60 s unless set. */
  readonly awayAfter: Millis
}

const settings = z.object({
  allowed_origins: z.array(z.string()).catch([]).default([]),
  away_after_seconds: z.number().min(1).max(3_600).catch(60).default(60),
})

export function chatSettings(channel: Channel): ChatSettings {
  const { allowed_origins, away_after_seconds } = settings.parse(channel.settings)
  return { allowedOrigins: allowed_origins, awayAfter: away_after_seconds * SECOND }
}
