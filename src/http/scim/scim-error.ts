/** What SCIM answers where something is wrong, RFC 7644, section 3.12. */
export class ScimError extends Error {
  override name = 'ScimError'
  readonly status: number
  readonly scimType: string | null

  constructor(status: number, detail: string, scimType: string | null = null) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }

  body(): object {
    return {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(this.status),
      ...(this.scimType !== null && { scimType: this.scimType }),
      detail: this.message,
    }
  }
}

export const notThere = (what: string): ScimError => new ScimError(404, `There is no such ${what}.`)
