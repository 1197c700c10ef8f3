/** What ripgrep writes with --json, as far as it is needed: files and the places in them. */
import type { TextMatch } from '../../core/ports/textSearchPort.ts';
import { matchIn } from '../../core/terrain/find/text/textMatches.ts';

/** Text as it is, or base64 of bytes that are no UTF-8. */
interface Written {
  readonly text?: string;
  readonly bytes?: string;
}

interface MatchMessage {
  readonly type: 'match';
  readonly data: {
    readonly path: Written;
    readonly lines: Written;
    readonly line_number: number;
    readonly submatches: readonly { readonly start: number; readonly end: number }[]; // bytes
  };
}

export interface FileMatches {
  readonly path: string;
  readonly matches: readonly TextMatch[];
}

/** undefined: the line tells of something else. */
export function readMatches(line: Buffer, lineUnitsMax: number): FileMatches | undefined {
  if (!line.subarray(0, matchStart.length).equals(matchStart)) return undefined;
  const { data } = JSON.parse(line.toString('utf8')) as MatchMessage;
  const bytes = data.lines.bytes === undefined ? undefined : Buffer.from(data.lines.bytes, 'base64');
  const text = (data.lines.text ?? decode(bytes ?? Buffer.alloc(0))).replace(/\n$/, '');
  const unitAt = unitsOf(text, bytes);
  const matches = data.submatches
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => matchIn(data.line_number, text, unitAt(start), unitAt(end), lineUnitsMax));
  return matches.length === 0 ? undefined : { path: textOf(data.path), matches };
}

const matchStart = Buffer.from('{"type":"match"');

function textOf({ text, bytes = '' }: Written): string {
  return text ?? decode(Buffer.from(bytes, 'base64'));
}

function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** From offsets in bytes to offsets in UTF-16 units. */
function unitsOf(text: string, bytes: Buffer | undefined): (offset: number) => number {
  if (bytes === undefined && /^[\x20-\x7e\t\r]*$/.test(text)) return (offset) => offset;
  const encoded = bytes ?? Buffer.from(text, 'utf8');
  return (offset) => decode(encoded.subarray(0, offset)).length;
}
