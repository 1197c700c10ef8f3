/** Takes keys out of what is to be shown: whatever stands in a field that holds one, and whatever looks like one. */

export function withoutKeys(text: string): string {
  return text.replace(/("apiKey"\s*:\s*")(?:[^"\\]|\\.)*"/g, '$1…"').replace(/\bsk-[A-Za-z0-9_-]{8,}/g, 'sk-…');
}
