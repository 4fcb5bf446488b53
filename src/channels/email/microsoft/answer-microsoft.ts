import { z } from 'zod'
import type { Delivery, ReplyContext } from '../../../workflows/ports/channel-adapter.ts'
import { MicrosoftRefuses, type MicrosoftMail } from './microsoft-mail.ts'

const target = z.object({ message: z.string() }).nullable().catch(null)
const draft = z.object({
  id: z.string(),
  internetMessageId: z.string().nullish(),
  isDraft: z.boolean().default(true),
})
const found = z.object({ value: z.array(draft) })

/**
 * A draft with our whole mail, then sent. A second attempt finds by its Message-ID what the first has left: it sends that draft, or learns
 * that it is sent. `raw` is the mail, `now` when it counts as handed over.
 */
export async function answerMicrosoft(
  mail: MicrosoftMail,
  { reply, replyTo }: ReplyContext,
  raw: Buffer,
  now: () => Promise<number>,
): Promise<Delivery> {
  try {
    const earlier = await earlierAttempt(mail, reply.externalId)
    const one = earlier ?? (await newDraft(mail, raw, target.parse(replyTo)?.message))
    if (one.isDraft) await mail.post(`messages/${encodeURIComponent(one.id)}/send`)
    return {
      accepted: true,
      at: await now(),
      ...(one.internetMessageId && { externalId: one.internetMessageId }),
    }
  } catch (error) {
    if (error instanceof MicrosoftRefuses && isForGood(error))
      return { accepted: false, error: error.message }
    throw error
  }
}

async function earlierAttempt(
  mail: MicrosoftMail,
  messageId: string,
): Promise<z.output<typeof draft> | null> {
  const { json } = await mail.get('messages', {
    $filter: `internetMessageId eq '${messageId.replaceAll("'", "''")}'`,
    $select: 'id,internetMessageId,isDraft',
    $top: '1',
  })
  return found.parse(json).value[0] ?? null
}

/** As an answer to the customer's mail; on its own where that is gone. */
async function newDraft(
  mail: MicrosoftMail,
  raw: Buffer,
  message: string | undefined,
): Promise<z.output<typeof draft>> {
  if (message !== undefined) {
    try {
      return draft.parse((await mail.post(`messages/${encodeURIComponent(message)}/createReply`, raw)).json)
    } catch (error) {
      if (!(error instanceof MicrosoftRefuses) || error.status !== 404) throw error
    }
  }
  return draft.parse((await mail.post('messages', raw)).json)
}

/** What no second attempt changes; a right that is missing (401, 403) is the operator's to mend. */
function isForGood({ status }: MicrosoftRefuses): boolean {
  return status === 400 || status === 413 || status === 422
}
