/** Makes sure that the packages of the lock file are there, and the named parts built from the sources that are here. */
export function prepare(parts: readonly ('server' | 'console' | 'widget')[]): Promise<void>
