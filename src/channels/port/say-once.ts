/**
 * Says the pieces of an answer in order, where the platform takes a text as often as it is sent. What an earlier attempt has said, whose receipt
 * was lost, stands for one piece of the same words. Answers the id of the first piece.
 */
export async function sayOnce(
  pieces: readonly string[],
  said: readonly { readonly id: string; readonly text: string }[],
  say: (text: string) => Promise<string>,
): Promise<string> {
  const left = [...said]
  let first: string | null = null
  for (const text of pieces) {
    const earlier = left.findIndex((one) => one.text === text)
    const id = earlier < 0 ? await say(text) : left.splice(earlier, 1)[0]!.id
    first ??= id
  }
  return first!
}
