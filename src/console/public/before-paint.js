// Sets theme, language and direction before the first paint. A file of its own, so that the page needs no inline script.
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
})()
