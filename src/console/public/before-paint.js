// Sets theme, language and direction before the first paint, asks at once for what the first page shows, and sees to it that a tap on
// what the server drew is not lost. Stands in the page that the server draws; others fetch it.
;(function () {
  var root = document.documentElement
  var scheme, language
  try {
    scheme = localStorage.getItem('mantine-color-scheme-value')
    language = localStorage.getItem('sundial.language')
  } catch (error) {
    scheme = language = null
  }
  var dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  if (language) {
    root.lang = language
    root.dir = language === 'ar' || language === 'fa' ? 'rtl' : 'ltr'
  }
  var early = (window.sundialEarly = {})
  if (root.dataset.drawn) afterPaint(start)
  else {
    fetchWords(language)
    if (location.pathname !== '/sign-in') askEarly('GET', '/session')
  }
  keepTaps()

  // What was drawn is painted before the console's files take the line; in a tab behind others nothing is painted for now.
  function afterPaint(then) {
    document.addEventListener('DOMContentLoaded', function () {
      if (document.hidden) then()
      else
        requestAnimationFrame(function () {
          setTimeout(then)
        })
    })
  }

  function start() {
    fetchWords(language)
    var files = document.importNode(document.getElementById('console').content, true)
    var sheets = Array.prototype.slice.call(files.querySelectorAll('[rel=stylesheet]'))
    var firstStyles = document.getElementById('first-styles')
    // Before the few styles that the first paint had, which go when all are there: so nothing looks otherwise on the way.
    document.head.insertBefore(files, firstStyles)
    Promise.all(sheets.map(whenLoaded)).then(function () {
      firstStyles.remove()
    })
  }

  function whenLoaded(sheet) {
    return new Promise(function (loaded) {
      sheet.addEventListener('load', loaded)
    })
  }

  function fetchWords(chosen) {
    var data = document.getElementById('words')
    if (!data) return
    var words = JSON.parse(data.textContent)
    var wanted = [chosen || ''].concat(Array.prototype.slice.call(navigator.languages || []))
    var known = wanted
      .map(function (tag) {
        return tag.toLowerCase().split('-')[0]
      })
      .filter(function (code) {
        return words[code]
      })
    var link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.href = words[known[0] || 'en']
    document.head.appendChild(link)
  }

  // The answer is handed over by src/console/api/early.ts, once.
  function askEarly(method, path) {
    var question = method === 'GET' ? path : method + ' ' + path
    if (early[question]) return
    var answer = fetch('/api/v1' + path, {
      method: method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'x-sundial-request': '1' },
    })
    answer.catch(function () {})
    early[question] = { askedAt: performance.now(), answer: answer }
  }

  // Buttons that say what they ask for (`data-posts`) ask at once: somebody else may be as quick. All are pressed again by
  // src/console/first-view/taps.ts when the console is there. Links work by themselves.
  function keepTaps() {
    var taps = (window.sundialTaps = [])
    document.addEventListener('click', function (event) {
      var button = window.sundialTaps && event.target.closest('#root button')
      if (!button) return
      taps.push(button)
      if (!button.dataset.posts) return
      button.setAttribute('data-loading', 'true')
      button.setAttribute('aria-busy', 'true')
      askEarly('POST', button.dataset.posts)
    })
  }
})()
