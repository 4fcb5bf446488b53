declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** UUIDv7s, branded at the door (row, HTTP, JSON) and trusted inside. */
export type BrandId = Id<'brand'>
export type PersonId = Id<'person'>
export type ChannelId = Id<'channel'>
export type CustomerId = Id<'customer'>
export type ConversationId = Id<'conversation'>
export type MessageId = Id<'message'>
export type TurnId = Id<'turn'>
export type PolicyId = Id<'policy'>
export type DispatchId = Id<'dispatch'>
export type OfferId = Id<'offer'>
export type ClaimId = Id<'claim'>
