/** A string that only its own checker can make, so that an article id is never taken for a tag. */
export type Brand<Name extends string> = string & { readonly __brand: Name }
