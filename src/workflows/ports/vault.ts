/** Keeps secrets of other houses, so that whoever reads a table or a backup does not read them. */
export interface Vault {
  seal(secret: string): Promise<Buffer>
  /** Rejects where the key is another one. */
  open(sealed: Buffer): Promise<string>
}
