import { readFile } from 'node:fs/promises'
import path from 'node:path'

const STYLE_SHEET = /<link rel="stylesheet"[^>]* href="(\/[^"]+)">/g
const CONSOLE_FILES = /<script type="module"[^>]*><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>/g

const pages = new Map<string, Promise<string>>()

/** The built page of an expert, made ready to be painted before anything else has come; read once. */
export function builtPage(consoleDirectory: string): Promise<string> {
  const known = pages.get(consoleDirectory) ?? read(consoleDirectory)
  pages.set(consoleDirectory, known)
  return known
}

/**
 * Its styles stand in the page itself, and the console's own files wait in a template: they would take the line from what the first paint needs.
 * `before-paint.js` lets them out, with the style sheets, which later pages look for.
 */
async function read(consoleDirectory: string): Promise<string> {
  const page = await readFile(path.join(consoleDirectory, 'expert.html'), 'utf8')
  const sheets = [...page.matchAll(STYLE_SHEET)].map(([, file]) => file!)
  const styles = await Promise.all(sheets.map((file) => readFile(path.join(consoleDirectory, file), 'utf8')))
  const files = page.match(CONSOLE_FILES) ?? []
  return page
    .replaceAll(CONSOLE_FILES, '')
    .replace('</head>', () => `<style>${styles.join('\n')}</style></head>`)
    .replace('</body>', () => `<template id="console">${files.join('')}</template></body>`)
}
