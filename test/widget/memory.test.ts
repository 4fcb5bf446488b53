import { describe, expect, it } from 'vitest'
import { readOptions } from '../../src/widget/options.ts'
import { keepIn, type KeyValues } from '../../src/widget/talk/memory.ts'

const memory = { token: 'a.b.c', outbox: [{ clientId: 'c1', text: 'Hello?' }] }

function storage(): KeyValues & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}

describe('what the browser keeps', () => {
  it('is there after a reload', () => {
    const browser = storage()
    keepIn(() => browser, 'chat').write(memory)
    expect(keepIn(() => browser, 'chat').read()).toEqual(memory)
  })

  it('is kept by the page where the browser keeps nothing', () => {
    const keeper = keepIn(() => {
      throw new Error('blocked')
    }, 'chat')
    keeper.write(memory)
    expect(keeper.read()).toEqual(memory)
  })

  it.each(['{', 'null', '7', '[]', '{"token":7,"outbox":[null,{"clientId":1},"x"]}'])(
    'is nothing where somebody else wrote %s',
    (text) => {
      const browser = storage()
      browser.kept.set('chat', text)
      expect(keepIn(() => browser, 'chat').read()).toEqual({ token: null, outbox: [] })
    },
  )
})

describe('the script tag', () => {
  const page = { language: '', languages: ['be', 'en'] }

  it('says where the line is', () => {
    const read = (src: string) => readOptions({ src, dataset: { channel: 'demo-chat' } }, page).url
    expect(read('https://help.shop.example/widget.js')).toBe('wss://help.shop.example/chat/demo-chat')
    expect(read('http://127.0.0.1:3000/widget.js')).toBe('ws://127.0.0.1:3000/chat/demo-chat')
    expect(read('https://shop.example/sundial/widget.js?v=2')).toBe(
      'wss://shop.example/sundial/chat/demo-chat',
    )
  })

  it('goes before what the page and the browser want', () => {
    const read = (dataset: Record<string, string>) =>
      readOptions({ src: 'https://a.example/widget.js', dataset: { channel: 'c', ...dataset } }, page)
    expect(read({}).language).toBe('be')
    expect(read({ language: 'fa', theme: 'dark', name: ' Nora ' })).toMatchObject({
      language: 'fa',
      theme: 'dark',
      name: 'Nora',
    })
    expect(read({ theme: 'pink', name: ' ' })).toMatchObject({ theme: 'auto', name: null })
  })

  it('without a channel is an error that says so', () => {
    expect(() => readOptions({ src: 'https://a.example/widget.js', dataset: {} }, page)).toThrow(
      'data-channel',
    )
  })
})
