import { setFlagsFromString } from 'node:v8'

/**
 * What serves one request is garbage a moment later. V8 moves objects of a kind that has once outlived a burst straight to the old
 * generation from then on; there they keep whatever they point to, until a major collection takes every core for a fifth of a second
 * (docs/benchmarks.md, "Where a message's time goes"). To be imported before all else.
 */
setFlagsFromString('--no-allocation-site-pretenuring')
