/** Something wrong with what was handed in: where it stands, and what is wrong and how to mend it. */
export interface Problem {
  /** Dotted, as in `targets.0.calendar`; empty for the whole. */
  readonly path: string
  readonly problem: string
}

/** Valid, or everything that is wrong with it at once. */
export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] }
