/**
 * One file as an editor shows it and as a mission sees it: the same, but for what earlier stages of the mission propose. Extensions
 * know of shown texts alone, so places are carried over from one to the other, where they are in both.
 */
import { sha256Hex } from '../../../../base/hash.ts';
import { LineIndex } from '../../../../base/lineIndex.ts';
import { mapOffset, type TextEdit } from '../../../../base/textEdit.ts';
import { withLineFeeds, withoutBom } from '../../../../core/documents/bufferText.ts';
import { editsBetween } from '../../../../core/physics/textDifference.ts';
import type { Position, Range } from '../../../../protocol/messages/message.ts';

/** By which server and client tell whether they mean the same text; see docs/lsp.md. */
export function textHash(text: string): string {
  return sha256Hex(withLineFeeds(withoutBom(text).text));
}

export class ShownText {
  readonly hash: string;
  readonly #lines: LineIndex;
  readonly #there: readonly TextEdit[]; // from shown to proposed
  readonly #back: readonly TextEdit[];

  /** `proposed`: undefined when no stage of the mission has changed the file yet. */
  constructor(shown: string, proposed: string | undefined) {
    this.hash = textHash(shown);
    this.#lines = new LineIndex(shown);
    this.#there = proposed === undefined ? [] : editsBetween(shown, proposed);
    this.#back = proposed === undefined ? [] : editsBetween(proposed, shown);
  }

  /** Of an offset into the text as the mission sees it; undefined inside of what is only proposed. */
  positionOf(offset: number): Position | undefined {
    if (touches(this.#back, offset, offset)) return undefined;
    const { line, column } = this.#lines.at(mapOffset(offset, this.#back));
    return { line: line - 1, character: column - 1 };
  }

  /** As offsets into the text as the mission sees it; undefined when the shown text has no such range, or it is proposed to become something else. */
  extentOf({ start, end }: Range): { readonly start: number; readonly end: number } | undefined {
    const from = this.#lines.offsetOf({ line: start.line + 1, column: start.character + 1 });
    const to = this.#lines.offsetOf({ line: end.line + 1, column: end.character + 1 });
    if (from === undefined || to === undefined || from > to || touches(this.#there, from, to)) return undefined;
    return { start: mapOffset(from, this.#there), end: mapOffset(to, this.#there) };
  }
}

function touches(edits: readonly TextEdit[], from: number, to: number): boolean {
  return edits.some(({ start, end }) => start < to && from < end);
}
