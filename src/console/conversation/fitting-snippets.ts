import type { ConversationDetail, Snippet } from '../../http/api-types.ts'

type About = Pick<ConversationDetail, 'brand_id' | 'language'> & {
  readonly channel: Pick<ConversationDetail['channel'], 'kind'>
}

const SHOWN = 8

/** Up to eight snippets that may stand in this answer and hold what was asked: the customer's language first, titles before texts. */
export function fittingSnippets(
  snippets: readonly Snippet[],
  about: About,
  asked: string,
): readonly Snippet[] {
  const rank = ({ title, text, tags, language }: Snippet): number | null => {
    const foreign = sameLanguage(language, about.language) ? 0 : 10
    if (title.toLowerCase().startsWith(asked)) return foreign
    if (title.toLowerCase().includes(asked)) return foreign + 1
    if (tags.some((tag) => tag.toLowerCase().includes(asked))) return foreign + 2
    return text.toLowerCase().includes(asked) ? foreign + 3 : null
  }
  return snippets
    .filter(({ brand_id: brand }) => brand === about.brand_id)
    .filter(({ channel_kinds: kinds }) => kinds.length === 0 || kinds.includes(about.channel.kind))
    .flatMap((snippet) => {
      const place = rank(snippet)
      return place === null ? [] : [{ snippet, place }]
    })
    .toSorted((a, b) => a.place - b.place)
    .slice(0, SHOWN)
    .map(({ snippet }) => snippet)
}

function sameLanguage(one: string, other: string | null): boolean {
  return other === null || one.split('-')[0] === other.split('-')[0]
}
