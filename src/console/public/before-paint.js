// Sets theme, language and direction before the first paint, and asks at once for what the first page shows. A file of its own, so
// that the page needs no inline script.
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
  fetchWords(language)
  askEarly()

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

  // What these answer is handed over by src/console/api/early.ts, each once.
  function askEarly() {
    var paths = location.pathname === '/sign-in' ? [] : ['/session']
    if (location.pathname === '/expert')
      paths.push('/offers?state=open&person_id=me&limit=50', '/conversations?limit=100')
    var early = (window.sundialEarly = {})
    paths.forEach(function (path) {
      var answer = fetch('/api/v1' + path, {
        credentials: 'same-origin',
        headers: { accept: 'application/json', 'x-sundial-request': '1' },
      })
      answer.catch(function () {})
      early[path] = { askedAt: performance.now(), answer: answer }
    })
  }
})()
