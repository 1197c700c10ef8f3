/** Whether bytes are text, and which: UTF-8 and nothing else. Knows no file. */

/** A NUL byte this early means that a file is not text; later ones do occur in odd but real text files. */
export const BINARY_PROBE_BYTES = 8_192;

export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, BINARY_PROBE_BYTES).includes(0);
}

/** undefined: no UTF-8. The BOM stays in it. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
