/**
 * Comparing what an editor shows with what is on disk. Editors show no BOM, and give a file with mixed line endings one
 * kind; neither is an edit of the person's.
 */
const BOM = '\uFEFF';

export interface PlainText {
  readonly text: string; // without BOM
  readonly bom: boolean;
}

export function withoutBom(text: string): PlainText {
  return text.startsWith(BOM) ? { text: text.slice(BOM.length), bom: true } : { text, bom: false };
}

/** Whether a buffer with this text is the file, as an editor shows it. */
export function showsFile(buffer: string, file: string): boolean {
  return buffer === file || (lineEnding(file) === 'mixed' && withLineFeeds(buffer) === withLineFeeds(file));
}

/** Whether two texts differ in nothing but how their lines end. */
export function sameLines(a: string, b: string): boolean {
  return a === b || withLineFeeds(a) === withLineFeeds(b);
}

export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

export type LineEnding = 'none' | '\n' | '\r\n' | 'mixed';

/** A bare carriage return counts as mixed, for no editor writes it. */
export function lineEnding(text: string): LineEnding {
  if (!text.includes('\r')) return text.includes('\n') ? '\n' : 'none';
  const kinds = new Set(text.match(/\r\n|\r|\n/g));
  return kinds.size === 1 && kinds.has('\r\n') ? '\r\n' : 'mixed';
}
