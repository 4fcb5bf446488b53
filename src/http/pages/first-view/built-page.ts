import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

const SCRIPT = '<script src="/before-paint.js"></script>'
const CONSOLE_FILES = /<script type="module"[^>]*><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>/g

export interface BuiltPage {
  readonly html: string
  /** Of the script that stands in it, as a policy names it: `'sha256-…'`. */
  readonly scriptHash: string
}

const pages = new Map<string, Promise<BuiltPage>>()

/** The built page of an expert, made ready to be painted before anything else has come; read once. */
export function builtPage(consoleDirectory: string): Promise<BuiltPage> {
  const known = pages.get(consoleDirectory) ?? read(consoleDirectory)
  pages.set(consoleDirectory, known)
  return known
}

/**
 * `before-paint.js` stands in the page itself, and the console's own files wait in a template, style sheets first: they would take the
 * line from what the first paint needs. The script lets them out.
 */
async function read(consoleDirectory: string): Promise<BuiltPage> {
  const [page, script] = await Promise.all(
    ['expert.html', 'before-paint.js'].map((file) => readFile(path.join(consoleDirectory, file), 'utf8')),
  )
  if (!page!.includes(SCRIPT)) throw new Error('the built page does not load before-paint.js any more')
  const files = (page!.match(CONSOLE_FILES) ?? []).toSorted((a, b) => sheetsFirst(b) - sheetsFirst(a))
  const html = page!
    .replaceAll(CONSOLE_FILES, '')
    .replace(SCRIPT, () => `<script>${script}</script>`)
    .replace('</body>', () => `<template id="console">${files.join('')}</template></body>`)
  return { html, scriptHash: `'sha256-${createHash('sha256').update(script!).digest('base64')}'` }
}

function sheetsFirst(file: string): number {
  return file.includes('rel="stylesheet"') ? 1 : 0
}
