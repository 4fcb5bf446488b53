import postcss, { type Container, type Document, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import type { StyleRule } from './first-view/styles-of.ts'

/** What waits until the whole style sheet comes: fonts, which would take the line, and whatever moves. */
const later = /^(font-face|keyframes)$/

/** The rules of a built style sheet, in their order. */
export function styleRules(css: string): readonly StyleRule[] {
  return rulesIn(postcss.parse(css), [])
}

function rulesIn(container: Container | Document, within: readonly string[]): StyleRule[] {
  return (container.nodes ?? []).flatMap((node) => {
    if (node.type === 'rule') return [ruleOf(node, within)]
    if (node.type !== 'atrule') return []
    const { name, params, nodes } = node
    if (later.test(name)) return []
    if (!nodes) throw new Error(`@${name} ${params} of a built style sheet is not understood`)
    return rulesIn(node, [...within, `@${name} ${params}`])
  })
}

function ruleOf(rule: Rule, within: readonly string[]): StyleRule {
  return {
    within,
    selectors: selectorParser()
      .astSync(rule.selector)
      .nodes.map((selector) => ({
        text: selector.toString().trim(),
        classes: selector.nodes.flatMap((part) => (part.type === 'class' ? [part.value] : [])),
      })),
    declarations: rule.nodes.map((node) => {
      if (node.type !== 'decl') throw new Error(`${rule.selector} holds more than declarations`)
      return { property: node.prop, value: node.important ? `${node.value}!important` : node.value }
    }),
  }
}
