const color = [/^#[0-9a-f]{3,8}$/i, /^[a-z]{3,20}$/i, /^rgba?\([\d\s.,%]{1,40}\)$/i]
const length = [/^(?:0|\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|rem|%))$/i, /^auto$/i]

/** Styles that change how words look and nothing else: none fetches (`url`), hides, moves out of the mail or covers our page. */
export const allowedStyles: Record<string, RegExp[]> = {
  color,
  'background-color': color,
  'font-weight': [/^(?:normal|bold|bolder|lighter|[1-9]00)$/i],
  'font-style': [/^(?:normal|italic|oblique)$/i],
  'font-size': [
    /^(?:[5-9]|[1-4]\d)(?:\.\d{1,3})?(?:px|pt)$/i,
    /^(?:0?\.[5-9]|[12](?:\.\d{1,3})?)r?em$/i,
    /^(?:x-small|small|medium|large|x-large)$/i,
  ],
  'text-align': [/^(?:left|right|center|justify|start|end)$/i],
  'text-decoration': [/^(?:none|underline|line-through)$/i],
  'vertical-align': [/^(?:top|middle|bottom|baseline|sub|super)$/i],
  direction: [/^(?:ltr|rtl)$/i],
  width: length,
  'max-width': length,
}
