/**
 * One folder, two names: the holder may have opened it through a link, or spell its URI another way, than this client.
 * Messages are told in the words of whoever receives them. Only where a URI can stand is looked at, never inside texts.
 */

const uriKeys: ReadonlySet<string> = new Set(['uri', 'uris', 'folder', 'newUri', 'oldUri', 'targetUri']);
/** Their keys are URIs. */
const uriMaps: ReadonlySet<string> = new Set(['changes']);

export type Translate = (message: unknown) => unknown;

/** From messages that name the folder `from` to such that name it `to`; both without a slash at the end. */
export function translateUris(from: string, to: string): Translate {
  if (from === to) return (message) => message;
  const rename = (text: string): string => (text === from || text.startsWith(`${from}/`) ? to + text.slice(from.length) : text);
  const walk = (value: unknown, isUri: boolean): unknown => {
    if (typeof value === 'string') return isUri ? rename(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, isUri));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, entry(key, item)]));
  };
  const entry = (key: string, item: unknown): unknown => {
    if (!uriMaps.has(key) || typeof item !== 'object' || item === null || Array.isArray(item)) return walk(item, uriKeys.has(key));
    return Object.fromEntries(Object.entries(item).map(([uri, edits]) => [rename(uri), walk(edits, false)]));
  };
  return (message) => walk(message, false);
}
