/**
 * What a change comes to, file by file: stretches written anew and imports that come and go, gathered while it is worked out
 * and turned into what a scout hands on. It decides nothing by itself.
 */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, LocatedInsertion, LocatedReference, Refusal } from '../../core/operation/operation.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { BroughtImport, DroppedImport, ImportEdits, ImportingFile, WantedImport } from '../../core/terrain/importEditing.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { refusal } from '../target/candidates.ts';
import { type Rewriting, RewrittenText } from './rewrittenText.ts';

/** A stretch of one file that goes to another one, as it reads once everything inside of it is rewritten. */
interface Carried {
  readonly to: WorkspacePath;
  readonly extent: Extent;
  readonly what: { readonly before: string; readonly from: WorkspacePath; readonly stretch: Extent; readonly after: string };
  readonly why: string;
}

interface FileChanges {
  readonly rewritings: Rewriting[];
  readonly bring: WantedImport[];
  readonly drop: DroppedImport[];
  readonly taken: Extent[]; // stretches that leave this file, or are rewritten as a whole
  readonly released: Extent[]; // stretches whose names are no longer used there
  readonly kept: Set<string>; // names of imports that new code uses
}

export class ChangeSheet {
  readonly #terrain: Terrain;
  readonly #files = new Map<WorkspacePath, FileChanges>();
  readonly #carried: Carried[] = [];

  constructor(terrain: Terrain) {
    this.#terrain = terrain;
  }

  get paths(): readonly WorkspacePath[] {
    return [...this.#files.keys()].sort();
  }

  of(path: WorkspacePath): FileChanges {
    const known = this.#files.get(path);
    if (known) return known;
    const fresh: FileChanges = { rewritings: [], bring: [], drop: [], taken: [], released: [], kept: new Set() };
    this.#files.set(path, fresh);
    return fresh;
  }

  rewrite(path: WorkspacePath, extent: Extent, parts: Rewriting['parts'], why: string, confidence = 1): void {
    this.of(path).rewritings.push({ start: extent.start, end: extent.end, parts, why, confidence });
  }

  /** The stretch goes from where it stands; whoever puts it elsewhere names it among the parts of another rewriting. */
  takeOut(path: WorkspacePath, extent: Extent, why: string): void {
    this.rewrite(path, extent, [], why);
    this.of(path).taken.push(extent);
  }

  carry(to: WorkspacePath, extent: Extent, what: Carried['what'], why: string): void {
    this.of(to);
    this.#carried.push({ to, extent, what, why });
  }

  /** What is named there goes: imports that served it alone go as well. */
  release(path: WorkspacePath, extent: Extent): void {
    this.of(path).released.push(extent);
  }

  /** New code uses an import that is there: it stays, whoever else lets it go. */
  keep(path: WorkspacePath, local: string): void {
    this.of(path).kept.add(local);
  }

  bring(path: WorkspacePath, wanted: WantedImport): void {
    const { bring } = this.of(path);
    if (!bring.some((each) => JSON.stringify(each) === JSON.stringify(wanted))) bring.push(wanted);
  }

  drop(path: WorkspacePath, dropped: DroppedImport): void {
    const { drop } = this.of(path);
    if (!drop.some((each) => each.import === dropped.import && each.name === dropped.name)) drop.push(dropped);
  }

  /** What code of the file writes for an import, once it is there; undefined while facts are missing. */
  brought(path: WorkspacePath, wanted: WantedImport): BroughtImport | undefined {
    return this.#importEdits(path, { ...emptyChanges, bring: [wanted] })?.brought[0];
  }

  #importEdits(path: WorkspacePath, { bring, drop, taken }: Pick<FileChanges, 'bring' | 'drop' | 'taken'>): ImportEdits | undefined {
    const file = importingFile(this.#terrain, path);
    const imports = this.#terrain.rulesOf(path)?.imports;
    if (file === undefined || imports === undefined) return undefined;
    const answer = imports.edit(file, { bring, drop, elsewhere: taken }, this.#terrain.facts);
    if (answer.kind === 'done') return answer.value;
    this.#terrain.needs.addAll(answer.requests);
    return undefined;
  }

  #dropUnused(path: WorkspacePath, { released, kept }: FileChanges): void {
    if (released.length === 0) return;
    const file = importingFile(this.#terrain, path);
    const imports = this.#terrain.rulesOf(path)?.imports;
    if (file === undefined || imports === undefined) return;
    const answer = imports.unusedAfter(file, released, this.#terrain.facts);
    if (answer.kind === 'need') this.#terrain.needs.addAll(answer.requests);
    else for (const dropped of answer.value) if (!kept.has(localOf(file, dropped))) this.drop(path, dropped);
  }

  /** The places of all files, with the imports they need. */
  places(): Step<{ readonly references: readonly LocatedReference[]; readonly insertions: readonly LocatedInsertion[] }, Refusal> {
    const references: LocatedReference[] = [];
    const insertions: LocatedInsertion[] = [];
    for (const path of this.paths) {
      const changes = this.of(path);
      const file = this.#terrain.file(path);
      if (file === undefined) continue;
      if (!file.writable) return { kind: 'refused', error: refusal('veto-read-only', `${path} is read-only.`) };
      this.#dropUnused(path, changes);
      const wantsImports = changes.bring.length + changes.drop.length > 0;
      const imports = wantsImports ? this.#importEdits(path, changes) : undefined;
      if (this.#terrain.needs.any) return { kind: 'need', requests: this.#terrain.needs.requests };
      const rewritings = [
        ...changes.rewritings,
        ...this.#carried.filter(({ to }) => to === path).map((carried) => this.#arriving(carried)),
        ...(imports?.edits ?? []).map(({ start, end, newText, why }) => ({ start, end, parts: [newText], why, confidence: 0.95 })),
      ];
      for (const { start, end, newText, why, confidence } of new RewrittenText(file.text, rewritings).edits()) {
        if (start === end) insertions.push({ path, at: start, newText, confidence, why });
        else references.push({ path, start, end, newText, confidence, why, how: 'scope' });
      }
    }
    return { kind: 'done', value: { references, insertions } };
  }

  #arriving({ extent, what: { before, from, stretch, after }, why }: Carried): Rewriting {
    const text = this.#terrain.file(from)?.text ?? '';
    // What leaves the file is taken out around it; only what is inside of it matters here.
    const inside = this.of(from).rewritings.filter(
      ({ start, end, parts }) =>
        stretch.start <= start && end <= stretch.end && !(parts.length === 0 && start === stretch.start && end === stretch.end),
    );
    return { ...extent, parts: [before, new RewrittenText(text, inside).render(stretch), after], why, confidence: 1 };
  }

  /** Puts the places and what else is known together. */
  located(
    rest: Omit<Located, 'references' | 'insertions' | 'writeSet' | 'moves'> & Partial<Pick<Located, 'moves'>>,
  ): Step<Located, Refusal> {
    const places = this.places();
    if (places.kind !== 'done') return places;
    const { references, insertions } = places.value;
    const writeSet = [...new Set([...references, ...insertions].map(({ path }) => path))].sort();
    return {
      kind: 'done',
      value: { moves: [], ...rest, references, insertions, readSet: [...new Set([...rest.readSet, ...writeSet])].sort(), writeSet },
    };
  }
}

const emptyChanges = { bring: [], drop: [], taken: [] };

/** What code of the file calls it. */
function localOf({ index }: ImportingFile, { import: ix, name }: DroppedImport): string {
  const record = index.imports[ix];
  const entry = typeof name === 'number' ? record?.names[name] : undefined;
  return entry ? (entry.alias ?? entry.name) : (record?.starAs ?? record?.specifier ?? '');
}

/** Undefined while facts are missing. */
export function importingFile(terrain: Terrain, path: WorkspacePath): ImportingFile | undefined {
  const file = terrain.file(path);
  const root = terrain.tree(path);
  return file && root && { path, text: file.text, index: file.index, root };
}
