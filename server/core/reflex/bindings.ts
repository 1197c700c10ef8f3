/**
 * The bindings reflex: proves after the fact that an edit changed names and not meanings. The occurrences of a file are
 * partitioned by the symbol they resolve to; that partition, with positions mapped, must be the same before and after. What
 * an edit takes out or writes anew as a whole is not compared, nor is a place that gets another name while its symbol keeps
 * its own: it is to mean something else now.
 */
import { mapOffset, sortEdits, type TextEdit } from '../../base/textEdit.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { OperationFinding } from '../operation/operation.ts';
import { type Extent, type FileIndex, NONE, type Occurrence, type SymbolIx } from '../terrain/fileIndex.ts';

export interface BindingsJudgement {
  readonly path: WorkspacePath;
  readonly before: FileIndex;
  readonly after: FileIndex;
  readonly edits: readonly TextEdit[];
}

const FINDINGS_MAX = 10;

export function judgeBindings({ path, before, after, edits }: BindingsJudgement): readonly OperationFinding[] {
  const placed = new Placing(after, edits);
  const fates = new Fates(before, placed);
  const wasOpen = before.imports.some(({ star, kind }) => star && kind !== 'reexport');
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
    const treatment = placed.treatment(occurrence);
    if (treatment === 'rewritten') continue;
    const now = placed.of(occurrence, ordinal);
    if (treatment === 'renamed' && occurrence.symbol !== NONE && fates.of(occurrence.symbol) !== 'renamed') {
      if (now?.symbol !== NONE || fates.of(occurrence.symbol) === 'gone') continue;
      findings.push(finding(path, now.start, `“${now.name}” stands for nothing here.`));
      continue;
    }
    if (now === undefined) {
      findings.push(finding(path, mapOffset(occurrence.start, edits), `“${occurrence.name}” no longer stands for anything here.`));
      continue;
    }
    if (occurrence.symbol === NONE && now.symbol === NONE) continue;
    // A name that came in with a star may come in by itself instead.
    if (occurrence.symbol === NONE && wasOpen && treatment === 'kept' && isImported(after, now.symbol)) continue;
    // What was defined here and went elsewhere may be imported instead: a type and a value as one, or in each function that uses it.
    const leftFor = occurrence.symbol !== NONE && treatment === 'kept' && fates.of(occurrence.symbol) === 'gone';
    if (leftFor && now.name === occurrence.name && isImported(after, now.symbol)) continue;
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

function isImported(index: FileIndex, symbol: SymbolIx): boolean {
  return index.symbols[symbol]?.kind === 'import';
}

/** What becomes of a symbol's own names: 'renamed' when one gets another name, 'gone' when none is left. */
type Fate = 'renamed' | 'kept' | 'gone';

class Fates {
  readonly #index: FileIndex;
  readonly #placed: Placing;
  readonly #known = new Map<SymbolIx, Fate>();

  constructor(index: FileIndex, placed: Placing) {
    this.#index = index;
    this.#placed = placed;
  }

  of(symbol: SymbolIx): Fate {
    let fate = this.#known.get(symbol);
    if (fate === undefined) {
      const { name = '', declarations = [] } = this.#index.symbols[symbol] ?? {};
      const treatments = declarations.map((extent) => this.#placed.treatment({ ...extent, name }));
      fate = treatments.includes('renamed') ? 'renamed' : treatments.includes('kept') ? 'kept' : 'gone';
      this.#known.set(symbol, fate);
    }
    return fate;
  }
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

interface Named extends Extent {
  readonly name: string;
}

/** What the edits do to a name: leave it, give it another text, or take it out with what is around it. */
type Treatment = 'kept' | 'renamed' | 'rewritten';

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

  treatment({ start, end, name }: Named): Treatment {
    const ix = this.#lastIndex(start);
    const edit = this.#mapped[ix];
    const next = this.#mapped[ix + 1];
    const oldEnd = edit === undefined ? start : edit.oldStart + edit.oldLength;
    if (edit?.oldStart === start && oldEnd > start && oldEnd <= end) return edit.length === 0 ? 'rewritten' : 'renamed';
    if (oldEnd > start) return 'rewritten';
    if (next !== undefined && next.oldStart < end && next.oldStart + next.oldLength > end) return 'rewritten';
    const now = this.#after.get(this.#shifted(start))?.[0];
    if (now !== undefined) return now.name === name ? 'kept' : 'renamed';
    // What is put in right before a name, such as an object with a dot, makes another thing of it.
    return edit?.oldStart === start ? 'rewritten' : 'kept';
  }

  /** The edit that replaces what stands there; what is only inserted before it moves it. */
  #editAt(start: number): Mapped | undefined {
    const at = this.#mapped[this.#lastIndex(start)];
    return at?.oldStart === start && at.oldLength > 0 ? at : undefined;
  }

  #shifted(start: number): number {
    const ix = this.#lastIndex(start);
    const mapped = this.#mapped[ix];
    const edit = this.#edits[ix];
    return mapped && edit ? start - edit.end + mapped.start + mapped.length : start;
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
