/**
 * The bindings reflex: proves after the fact that an edit changed names and not meanings. The occurrences of a file are
 * partitioned by the symbol they resolve to; that partition, with positions mapped, must be the same before and after.
 */
import { mapOffset, sortEdits, type TextEdit } from '../../base/textEdit.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { OperationFinding } from '../operation/operation.ts';
import { type FileIndex, NONE, type Occurrence, type SymbolIx } from '../terrain/fileIndex.ts';

export interface BindingsJudgement {
  readonly path: WorkspacePath;
  readonly before: FileIndex;
  readonly after: FileIndex;
  readonly edits: readonly TextEdit[];
}

const FINDINGS_MAX = 10;

export function judgeBindings({ path, before, after, edits }: BindingsJudgement): readonly OperationFinding[] {
  const placed = new Placing(after, edits);
  const forth = new Map<SymbolIx, SymbolIx>();
  const back = new Map<SymbolIx, SymbolIx>();
  const findings: OperationFinding[] = [];
  let ordinal = 0; // one token may bind twice, as a parameter and a property
  let at = -1;
  for (const occurrence of before.occurrences) {
    if (findings.length >= FINDINGS_MAX) break;
    if (!isBinding(occurrence)) continue;
    ordinal = occurrence.start === at ? ordinal + 1 : 0;
    at = occurrence.start;
    const now = placed.of(occurrence, ordinal);
    if (now === undefined) {
      findings.push(finding(path, mapOffset(occurrence.start, edits), `“${occurrence.name}” no longer stands for anything here.`));
      continue;
    }
    if (occurrence.symbol === NONE && now.symbol === NONE) continue;
    const expected = forth.get(occurrence.symbol);
    const origin = back.get(now.symbol);
    const first = expected === undefined && origin === undefined && occurrence.symbol !== NONE && now.symbol !== NONE;
    if (first) {
      forth.set(occurrence.symbol, now.symbol);
      back.set(now.symbol, occurrence.symbol);
    } else if (expected !== now.symbol || origin !== occurrence.symbol) {
      findings.push(finding(path, now.start, `“${now.name}” would mean something else here than “${occurrence.name}” did.`));
    }
  }
  return findings;
}

/** Occurrences that hang on lexical binding in this file; members and strings hang on types. */
function isBinding(occurrence: Occurrence): boolean {
  return occurrence.role === 'declaration' || occurrence.role === 'reference' || occurrence.role === 'shorthand';
}

/** An edit, with where its text begins afterwards. */
interface Mapped {
  readonly start: number;
  readonly oldStart: number;
  readonly oldLength: number;
  readonly length: number;
}

/** Finds the occurrence of the new index that an old one has become. */
class Placing {
  readonly #after = new Map<number, Occurrence[]>();
  readonly #edits: readonly TextEdit[];
  readonly #mapped: readonly Mapped[];

  constructor(after: FileIndex, edits: readonly TextEdit[]) {
    for (const occurrence of after.occurrences) {
      if (!isBinding(occurrence)) continue;
      const list = this.#after.get(occurrence.start);
      if (list) list.push(occurrence);
      else this.#after.set(occurrence.start, [occurrence]);
    }
    this.#edits = sortEdits(edits);
    let shift = 0;
    this.#mapped = this.#edits.map((edit) => {
      const start = edit.start + shift;
      shift += edit.newText.length - (edit.end - edit.start);
      return { start, oldStart: edit.start, oldLength: edit.end - edit.start, length: edit.newText.length };
    });
  }

  of(occurrence: Occurrence, ordinal: number): Occurrence | undefined {
    const edit = this.#editAt(occurrence.start);
    if (!edit) return best(occurrence, ordinal, this.#after.get(this.#shifted(occurrence.start)) ?? []);
    // A replaced name may have become several (`x` → `x: y`): the one that binds is meant.
    const starts = Array.from({ length: edit.length }, (_, i) => edit.start + i);
    return best(
      occurrence,
      ordinal,
      starts.flatMap((start) => this.#after.get(start) ?? []),
    );
  }

  /** The edit that replaces what stands there; what is only inserted before it moves it. */
  #editAt(start: number): Mapped | undefined {
    const at = this.#last(start);
    return at?.oldStart === start && at.oldLength > 0 ? at : undefined;
  }

  #shifted(start: number): number {
    const ix = this.#lastIndex(start);
    const mapped = this.#mapped[ix];
    const edit = this.#edits[ix];
    return mapped && edit ? start - edit.end + mapped.start + mapped.length : start;
  }

  #last(start: number): Mapped | undefined {
    return this.#mapped[this.#lastIndex(start)];
  }

  #lastIndex(start: number): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#edits[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function best(old: Occurrence, ordinal: number, all: readonly Occurrence[]): Occurrence | undefined {
  if (all.length < 2) return all[0]; // as nearly always
  const alike = all.filter((now) => now.role === old.role && (now.symbol === NONE) === (old.symbol === NONE));
  return alike[ordinal] ?? alike[0] ?? all.find((now) => now.symbol !== NONE) ?? all[0];
}

function finding(path: WorkspacePath, start: number, text: string): OperationFinding {
  return { rule: 'bindings', text, hint: 'Choose another name: this one changes what the code means.', at: { path, start, end: start } };
}
