/** A match as it is told: where it is in lines and columns, and what its metavariables stand for. */
import { LineIndex } from '../../../base/lineIndex.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { Extent } from '../fileIndex.ts';
import type { LanguageId } from '../languageId.ts';
import type { PatternMatch } from './matchPattern.ts';

/** Lines and columns from 1, columns in UTF-16 units. */
export interface FoundPlace extends Extent {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FoundMatch extends FoundPlace {
  readonly path: WorkspacePath;
  readonly language: LanguageId;
  readonly text: string; // shortened with … when it is long
  readonly captures: readonly FoundCapture[];
}

export interface FoundCapture extends FoundPlace {
  readonly name: string;
  readonly text: string; // shortened with … when it is long
}

/** Of a match or of what a metavariable stands for, in UTF-16 units. */
const toldUnitsMax = 2_000;

export function foundMatches(
  path: WorkspacePath,
  language: LanguageId,
  text: string,
  matches: readonly PatternMatch[],
): readonly FoundMatch[] {
  if (matches.length === 0) return [];
  const lines = new LineIndex(text);
  const place = ({ start, end }: Extent): FoundPlace => {
    const from = lines.at(start);
    const to = lines.at(end);
    return { start, end, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  return matches.map((match) => ({
    path,
    language,
    ...place(match),
    text: shortened(text.slice(match.start, match.end)),
    captures: match.captures.map((capture) => ({ name: capture.name, ...place(capture), text: shortened(capture.text) })),
  }));
}

function shortened(text: string): string {
  return text.length <= toldUnitsMax ? text : `${text.slice(0, toldUnitsMax)}…`;
}
