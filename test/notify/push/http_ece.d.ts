declare module 'http_ece' {
  import type { ECDH } from 'node:crypto'
  interface Keys {
    readonly version: 'aes128gcm'
    readonly privateKey: ECDH
    /** Base64url. */
    readonly authSecret: string
  }
  const ece: { decrypt(sealed: Buffer, keys: Keys): Buffer }
  export default ece
}
