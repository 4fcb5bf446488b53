/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE of Unicode. */
const [open, close] = ['\u2068', '\u2069']

/** Keeps a name or a date from turning the direction of the text around it. */
export function isolate(text: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' ? `${open}${text}${close}` : text
}
