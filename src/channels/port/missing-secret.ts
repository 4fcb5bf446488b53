/** A variable of the environment that a channel needs is not set. */
export class MissingSecret extends Error {
  override name = 'MissingSecret'
  readonly variable: string

  constructor(variable: string) {
    super(`the variable ${variable} is not set`)
    this.variable = variable
  }
}
