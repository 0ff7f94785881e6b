/** The page key: one name for an article under its many addresses. */

/** A normalised address: no fragment, no tracking parameters, no mobile host. */
export type PageKey = string & { readonly __page: never };
