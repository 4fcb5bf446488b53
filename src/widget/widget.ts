import { readOptions } from './options.ts'
import { keepIn } from './talk/memory.ts'
import { mount } from './view/mount.ts'

/** The chat on a page: `<script src="https://host/widget.js" data-channel="..." async></script>`. */
const script = document.currentScript as HTMLScriptElement

function begin(): void {
  if (document.querySelector('sundial-chat')) return
  const options = readOptions(script, {
    language: document.documentElement.lang,
    languages: navigator.languages,
  })
  mount(
    options,
    keepIn(() => localStorage, `sundial-chat ${options.url}`),
  )
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
else begin()
