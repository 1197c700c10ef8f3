/** The three name spaces of TypeScript, as a bit set: one identifier may mean a value, a type and a namespace at once. */
export type Meaning = number;

export const VALUE: Meaning = 1;
export const TYPE: Meaning = 2;
export const NAMESPACE: Meaning = 4;
export const ALL: Meaning = 7;
/** For occurrences that are not looked up. */
export const NOTHING: Meaning = 0;
