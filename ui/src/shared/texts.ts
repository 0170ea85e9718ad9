/// The shape that every language fills: the keys of bokmål, each with a text of its own.
import type { nb } from "./nb";

/** The same keys, with any text. */
export type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };

/** A language that lacks a key of bokmål, or has one too many, does not compile. */
export type Texts = Widen<typeof nb>;
