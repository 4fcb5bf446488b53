import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  type ConvertCSSVariablesInput,
  type MantineTheme,
} from '@mantine/core'
import type { Plugin } from 'vite'
import { theme } from './theme.ts'

const name = 'virtual:theme.css'

/** Offers the variables of the theme and the classes of its breakpoints as a style sheet: Mantine would write both anew at every start. */
export function themeStyles(): Plugin {
  return {
    name: 'theme-styles',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? stylesOf(mergeMantineTheme(DEFAULT_THEME, theme)) : null),
  }
}

function stylesOf(own: MantineTheme): string {
  const given = defaultCssVariablesResolver(DEFAULT_THEME)
  const wanted = defaultCssVariablesResolver(own)
  const changed: ConvertCSSVariablesInput = {
    variables: changedOf(given.variables, wanted.variables),
    light: changedOf(given.light, wanted.light),
    dark: changedOf(given.dark, wanted.dark),
  }
  return [
    convertCssVariables(changed, ':root'),
    ...Object.entries(own.breakpoints).map(breakpointClasses),
  ].join('\n')
}

/** What Mantine's own style sheet does not say already. */
function changedOf(
  given: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter(([variable, value]) => given[variable] !== value))
}

function breakpointClasses([size, from]: readonly [string, string]): string {
  return `@media not all and (min-width: ${from}) { .mantine-visible-from-${size} { display: none !important } }
@media (min-width: ${from}) { .mantine-hidden-from-${size} { display: none !important } }`
}
