import { once } from 'node:events'

/**
 * Answers each JSON line of the input with one JSON line, as it comes in. A line that cannot be answered (not JSON, or `answer` throws)
 * gives `{"id", "error"}` and the rest still runs. The line's `id` is put first in every answer. Resolves to the exit status: 1 after any error, else 0.
 */
export async function eachJsonLine(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  answer: (value: unknown) => object,
): Promise<number> {
  let status = 0
  let number = 0
  for await (const line of linesOf(input)) {
    number += 1
    if (line.trim() === '') continue
    const reply = answerLine(line, number, answer)
    if ('error' in reply) status = 1
    if (!output.write(`${JSON.stringify(reply)}\n`)) await once(output, 'drain')
  }
  return status
}

function answerLine(line: string, number: number, answer: (value: unknown) => object): object {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    return { id: idInBrokenLine(line), error: `line ${number} is not JSON: ${messageOf(cause)}` }
  }
  const id = idOf(value)
  try {
    return { id, ...answer(value) }
  } catch (cause) {
    return { id, error: messageOf(cause) }
  }
}

/** Only `\n` ends a line: node:readline also splits at U+2028, which JSON allows inside strings. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop()!
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null
}

function idInBrokenLine(line: string): string | number | null {
  const found = /"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)/.exec(line)?.[1]
  if (found === undefined) return null
  try {
    return JSON.parse(found) as string | number
  } catch {
    return null
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
