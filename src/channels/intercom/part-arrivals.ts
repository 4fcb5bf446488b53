import { isCustomer, programOf, programOfPart, textOf } from '../../helpdesk/intercom/facts.ts'
import { isAutoReply } from '../../helpdesk/line/said-by-text.ts'
import type { IntercomAuthor, IntercomConversation, IntercomPart } from '../../helpdesk/intercom/shapes.ts'
import { SECOND } from '../../domain/time/instant.ts'
import { arrived, type Arrival } from '../port/arrival.ts'

/** What began the conversation; nothing where nobody wrote, or where it was sent to many at once. */
export function sourceArrival(conversation: IntercomConversation): readonly Arrival[] {
  const { id, source, created_at } = conversation
  if (source.body == null) return []
  const program = programOf(source.author, source.delivered_as)
  const auto = program === null && isCustomer(source.author) && isAutoReply(source.subject ?? null)
  return [
    arrivalOf(conversation, {
      externalId: `${id}-source`,
      at: created_at * SECOND,
      author: source.author,
      text: textOf(source.body),
      note: false,
      automatic: auto ? 'auto_reply' : program,
    }),
  ]
}

/** What was said in a part: whoever closes may say a word with it. What only tells of a change is no message. */
export function partArrival(conversation: IntercomConversation, part: IntercomPart): readonly Arrival[] {
  const text = textOf(part.body)
  if (text === '' && part.part_type !== 'comment') return []
  return [
    arrivalOf(conversation, {
      externalId: part.id,
      at: part.created_at * SECOND,
      author: part.author,
      text,
      note: part.part_type === 'note' || part.part_type.includes('assignment'),
      automatic: programOfPart(part),
    }),
  ]
}

interface Said {
  readonly externalId: string
  readonly at: number
  readonly author: IntercomAuthor | null | undefined
  readonly text: string
  readonly note: boolean
  readonly automatic: string | null
}

function arrivalOf(
  { id, title, source }: IntercomConversation,
  { externalId, at, author, text, note, automatic }: Said,
): Arrival {
  const customer = isCustomer(author)
  const subject = textOf(source.subject) || title || null
  return arrived({
    externalId,
    threadKey: id,
    author: {
      kind: customer ? 'customer' : automatic === null ? 'agent' : 'bot',
      address: customer ? `contact-${author?.id ?? 0}` : `${author?.type ?? 'bot'}-${author?.id ?? 0}`,
      ...(author?.name != null && author.name !== '' && { name: author.name }),
    },
    occurredAt: at,
    text,
    ...(subject !== null && { subject }),
    ...(note && { note: true }),
    ...(automatic !== null && { automatic }),
    detail: { reply_to: { conversation: id } },
  })
}
