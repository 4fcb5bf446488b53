// npm install on one system can leave other systems' programs out of the lock file; npm ci then fails there.
// Every optional dependency of every locked package must itself be locked.
import { readFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8')).packages

/** Where Node.js would look for a package that is required from `place`, the nearest folder first. */
function candidates(place, name) {
  const folders = [place]
  for (let folder = place; folder !== '';) {
    const cut = folder.lastIndexOf('node_modules/')
    folder = cut <= 0 ? '' : folder.slice(0, cut - 1)
    folders.push(folder)
  }
  return folders.map((folder) => (folder === '' ? '' : `${folder}/`) + `node_modules/${name}`)
}

const missing = Object.entries(lock).flatMap(([place, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !candidates(place, name).some((candidate) => candidate in lock))
    .map((name) => `${place || 'this package'} may need ${name}, which is not in the lock file`),
)

if (missing.length > 0) {
  console.error(missing.join('\n'))
  console.error('To mend: rm -rf node_modules package-lock.json && npm install, then compare the versions.')
  process.exit(1)
}
console.log(`all optional dependencies of ${Object.keys(lock).length} packages are locked`)
