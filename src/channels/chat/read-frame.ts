import { z } from 'zod'
import type { ClientFrame } from '../../domain/chat/frames.ts'
import { MAX_TEXT } from './limits.ts'

const clientId = z.string().regex(/^[\w-]{1,64}$/, 'must have 1 to 64 letters, digits, _ or -')
const text = z
  .string()
  .max(MAX_TEXT, `may have ${MAX_TEXT} characters at most`)
  .refine((value) => value.trim() !== '', 'says nothing')
  .refine((value) => !value.includes('\0'), 'may not contain NUL')

const frame = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('hello'),
      token: z.string().max(400).optional(),
      since: z.iso.datetime({ offset: true }).optional(),
      language: z.string().max(35).optional(),
      name: z.string().trim().min(1).max(100).optional(),
    }),
    z.strictObject({ type: z.literal('message'), client_id: clientId, text }),
    z.strictObject({ type: z.literal('ack'), message_id: z.uuid() }),
    z.strictObject({ type: z.literal('typing') }),
    z.strictObject({ type: z.literal('address'), client_id: clientId, email: z.email().max(254) }),
    z.strictObject({ type: z.literal('ping') }),
  ],
  'must be hello, message, ack, typing, address or ping',
) satisfies z.ZodType<ClientFrame>

export type ReadFrame =
  | { readonly ok: true; readonly frame: ClientFrame }
  /** What is wrong and where, in words for whoever wrote the client. */
  | { readonly ok: false; readonly detail: string; readonly clientId: string | null }

/** One WebSocket message: a frame, or what is wrong with it. */
export function readFrame(data: string, binary: boolean): ReadFrame {
  if (binary) return { ok: false, detail: 'frames are text, not binary', clientId: null }
  let json: unknown
  try {
    json = JSON.parse(data)
  } catch {
    return { ok: false, detail: 'a frame is one JSON object', clientId: null }
  }
  const parsed = frame.safeParse(json)
  if (parsed.success) return { ok: true, frame: parsed.data }
  const detail = parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')
  return { ok: false, detail, clientId: clientIdIn(json) }
}

/** So that a browser knows which of its messages was meant. */
function clientIdIn(json: unknown): string | null {
  const id = typeof json === 'object' && json !== null && 'client_id' in json ? json.client_id : null
  return clientId.safeParse(id).data ?? null
}
