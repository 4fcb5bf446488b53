/** A rule of a style sheet, taken apart. */
export interface StyleRule {
  /** The at-rules that it stands in, outermost first: `@media (min-width: 48em)`. */
  readonly within: readonly string[]
  readonly selectors: readonly {
    readonly text: string
    /** Without one of these nothing is meant. */
    readonly classes: readonly string[]
  }[]
  readonly declarations: readonly {
    readonly property: string
    /** With `!important` if it is. */
    readonly value: string
  }[]
}

/** Of these rules what the first paint of this HTML needs: a tenth of them, in their order, with the variables that are used. */
export function stylesOf(rules: readonly StyleRule[], html: string): string {
  const classes = new Set([...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names!.split(' ')))
  const meant = rules.flatMap((rule) => {
    const selectors = rule.selectors.filter((one) => one.classes.every((name) => classes.has(name)))
    return selectors.length === 0 ? [] : [{ ...rule, selectors }]
  })
  const variables = variablesOf(meant, html)
  return meant
    .map(({ declarations, ...rule }) => ({
      ...rule,
      declarations: declarations.filter(
        ({ property }) => !property.startsWith('--') || variables.has(property),
      ),
    }))
    .filter(({ declarations }) => declarations.length > 0)
    .map(written)
    .join('')
}

/** Those that something which is shown is made of, directly or by way of others. */
function variablesOf(rules: readonly StyleRule[], html: string): ReadonlySet<string> {
  const madeOf = new Map<string, string[]>()
  const used = new Set(variablesIn(html))
  for (const { property, value } of rules.flatMap(({ declarations }) => declarations)) {
    if (property.startsWith('--'))
      madeOf.set(property, [...(madeOf.get(property) ?? []), ...variablesIn(value)])
    else for (const name of variablesIn(value)) used.add(name)
  }
  // A set hands out what is added to it on the way.
  for (const name of used) for (const part of madeOf.get(name) ?? []) used.add(part)
  return used
}

function variablesIn(text: string): string[] {
  return [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name!)
}

function written({ within, selectors, declarations }: StyleRule): string {
  const body = declarations.map(({ property, value }) => `${property}:${value}`).join(';')
  const rule = `${selectors.map(({ text }) => text).join(',')}{${body}}`
  return within.reduceRight((inner, outer) => `${outer}{${inner}}`, rule)
}
