/**
 * Takes out of what is to be shown what no log may hold: what stands in a field for a key, whatever looks like a key, and the
 * texts of documents, for a file of secrets may be among those that are open.
 */

const inQuotes = '[^"\\\\]*(?:\\\\.[^"\\\\]*)*';
const keyField = new RegExp(`("apiKey"\\s*:\\s*")${inQuotes}"`, 'g');
const textField = new RegExp(`("text"\\s*:\\s*")(${inQuotes})"`, 'g');

export function withoutKeys(text: string): string {
  const withoutTexts = /textDocument\/did(?:Open|Change|Save)\b/.test(text.slice(0, 200))
    ? text.replace(textField, (_, before: string, content: string) => `${before}… (${content.length} characters)"`)
    : text;
  return withoutTexts.replace(keyField, '$1…"').replace(/\bsk-[A-Za-z0-9_-]{8,}/g, 'sk-…');
}
