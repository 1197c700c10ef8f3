/** A page's words: those it was given in the person's language, and in English where one is missing. */

/** `{0}`, `{1}` … stand for what is filled in. */
export type Words<Key extends string> = (key: Key, ...values: readonly (string | number)[]) => string;

export function wordsOf<Key extends string>(english: Readonly<Record<Key, string>>, given: Readonly<Record<string, string>>): Words<Key> {
  return (key, ...values) => (given[key] ?? english[key]).replace(/\{(\d)\}/g, (whole, at) => String(values[Number(at)] ?? whole));
}
