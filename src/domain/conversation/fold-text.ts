/**
 * One spelling for what people type in many: lower case, no Arabic vowel signs, one form for letters that keyboards write differently
 * (Arabic and Persian yeh and kaf, alef with and without hamza, Russian yo), plain apostrophes, single spaces.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\p{Script=Arabic})\p{M}+/gu, '')
    .replace(/[\u0640\u200e\u200f\u2066-\u2069]|\ufe0f/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىیئ]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/[ةۀ]/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ё/g, 'е')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[\s\u200b-\u200d]+/g, ' ')
    .trim()
}
