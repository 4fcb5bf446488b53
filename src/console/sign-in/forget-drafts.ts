/** What was written and not sent yet is kept under these names (see `use-draft.ts`, `use-kept-form.ts`). */
const KEPT = /^sundial\.(draft|form)\./

/** As much of a browser's storage as forgetting needs. */
interface Kept {
  readonly length: number
  key(index: number): string | null
  removeItem(name: string): void
}

/** Whoever signs out leaves no words behind for whoever uses the browser next. */
export function forgetDrafts(storage: Kept): void {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  for (const name of names.filter((one) => KEPT.test(one))) storage.removeItem(name)
}
