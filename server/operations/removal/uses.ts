/** Who needs a symbol that is to go: places that use it, and places that only pass it on and can go with it. */
import type { Place, Step } from '../../core/facts/facts.ts';
import type { OperationDecision } from '../../core/operation/operation.ts';
import { type ImportIx, NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { isUse } from '../../core/terrain/imports/neededNames.ts';
import type { DoubtfulSighting } from '../../core/terrain/relations/references/reference.ts';
import { referencesOf } from '../../core/terrain/relations/references/referencesOf.ts';
import type { Subject } from '../../core/terrain/relations/references/subject.ts';
import type { SymbolTarget } from '../../core/terrain/relations/references/symbolTarget.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Ground } from '../relocation/ground.ts';
import { importersOf } from '../relocation/sites.ts';

/** An import clause, or a name of one, that nothing uses but what goes. */
export interface PassedOn {
  readonly path: WorkspacePath;
  readonly import: ImportIx;
  readonly entry: number | 'all';
}

export interface Uses {
  readonly subject: Subject;
  readonly places: readonly (Place & { readonly why: string })[];
  readonly imports: readonly PassedOn[];
  readonly listed: readonly { readonly path: WorkspacePath; readonly name: string }[]; // names in lists of what a module offers
  readonly unsettled: readonly DoubtfulSighting[]; // places that may well mean it, strings that name it on an object among them
  readonly left: readonly DoubtfulSighting[];
  readonly decisions: readonly OperationDecision[];
}

/** Whether the place goes as well. */
export type IsDoomed = (path: WorkspacePath, place: { readonly start: number; readonly end: number }) => boolean;

export function usesOf(ground: Ground, target: SymbolTarget, isDoomed: IsDoomed): Step<Uses, never> {
  const found = referencesOf(ground.resolver, target, 'terrainAndPhysics');
  if (found.kind !== 'done') return found;
  const gathering = new Gathering(ground, target, found.value.subject, isDoomed);
  for (const { view, occurrence, why } of [...found.value.references, ...found.value.survey.torn]) gathering.add(view, occurrence, why);
  gathering.defaults();
  if (ground.terrain.needs.any) return { kind: 'need', requests: ground.terrain.needs.requests };
  const open = ({ view, occurrence }: DoubtfulSighting): boolean => !isDoomed(view.path, occurrence);
  return {
    kind: 'done',
    value: {
      subject: found.value.subject,
      places: [...gathering.places.values()],
      imports: [...gathering.imports.values()],
      listed: gathering.listed,
      unsettled: [...found.value.unsettled, ...found.value.left.filter(isDynamic)].filter(open),
      left: found.value.left.filter((sighting) => open(sighting) && !isDynamic(sighting)),
      decisions: found.value.doubts.map((doubt): OperationDecision => ({ kind: 'leave', ...doubt })),
    },
  };
}

/** `getattr(x, "name")` of an x that nothing is known of. */
function isDynamic({ occurrence }: DoubtfulSighting): boolean {
  return occurrence.role === 'string' && occurrence.receiver !== undefined;
}

class Gathering {
  readonly places = new Map<string, Place & { readonly why: string }>();
  readonly imports = new Map<string, PassedOn>();
  readonly listed: { readonly path: WorkspacePath; readonly name: string }[] = [];
  readonly #ground: Ground;
  readonly #target: SymbolTarget;
  readonly #subject: Subject;
  readonly #isDoomed: IsDoomed;
  readonly #followed = new Set<string>();

  constructor(ground: Ground, target: SymbolTarget, subject: Subject, isDoomed: IsDoomed) {
    this.#ground = ground;
    this.#target = target;
    this.#subject = subject;
    this.#isDoomed = isDoomed;
  }

  add(view: FileView, occurrence: Occurrence, why: string): void {
    if (this.#isDoomed(view.path, occurrence)) return;
    switch (occurrence.role) {
      case 'listedExport':
        this.listed.push({ path: view.path, name: occurrence.name });
        return;
      case 'importedName': {
        const record = view.index.imports[occurrence.import];
        const entry = record?.names.findIndex(({ nameExtent }) => nameExtent?.start === occurrence.start) ?? -1;
        if (entry !== -1) this.#imported(view, occurrence.import, entry);
        return;
      }
      case 'exportedName':
        return;
      case 'declaration':
        // Another member of the family stays and is no use of this one.
        if (this.#isOtherDeclaration(view, occurrence)) return;
        break;
      default:
        if (this.#isOffered(view, occurrence)) {
          this.listed.push({ path: view.path, name: occurrence.name });
          return;
        }
    }
    this.#use(view, occurrence, why);
  }

  #use(view: FileView, { start, end }: { readonly start: number; readonly end: number }, why: string): void {
    this.places.set(`${view.path} ${start}`, { path: view.path, start, end, why });
  }

  #isOtherDeclaration(view: FileView, { symbol }: Occurrence): boolean {
    const key = symbolKey({ path: view.path, symbol });
    return symbol !== NONE && this.#subject.keys.has(key) && !this.#target.refs.some((ref) => symbolKey(ref) === key);
  }

  /** `export { x }`, `module.exports = { x }` */
  #isOffered(view: FileView, { start }: Occurrence): boolean {
    return view.family === 'ecmascript' && this.#ground.module(view.path)?.unitAt(start)?.role === 'listing';
  }

  /** The name of an import: what its file uses it for counts; a relay is followed to who takes it from there. */
  #imported(view: FileView, ix: ImportIx, entry: number): void {
    const record = view.index.imports[ix];
    const name = record?.names[entry];
    if (record === undefined || name === undefined) return;
    const local = name.alias ?? name.name;
    for (const occurrence of view.index.occurrences) {
      if (name.symbol === NONE || occurrence.symbol !== name.symbol || !isUse(view, occurrence)) continue;
      if (record.start <= occurrence.start && occurrence.end <= record.end) continue;
      if (this.#isDoomed(view.path, occurrence)) continue;
      if (this.#isOffered(view, occurrence)) this.listed.push({ path: view.path, name: occurrence.name });
      else this.#use(view, occurrence, `uses it as “${local}”`);
    }
    if (view.index.listedExports?.includes(local)) this.listed.push({ path: view.path, name: local });
    this.imports.set(`${view.path} ${ix} ${entry}`, { path: view.path, import: ix, entry });
    if (local !== this.#target.name && local !== 'default') this.#under(local);
  }

  /** Who takes it by another name that a relay gives it. */
  #under(name: string): void {
    if (this.#followed.has(name)) return;
    this.#followed.add(name);
    const { terrain, resolver } = this.#ground;
    const mentions = terrain.facts.mentions(name);
    if (mentions === undefined) {
      terrain.needs.add({ kind: 'mentions', word: name });
      return;
    }
    for (const path of mentions.code) {
      const view = terrain.view(path);
      for (const occurrence of view?.occurrencesOf(name) ?? []) {
        if (view === undefined || (occurrence.role !== 'importedName' && occurrence.role !== 'member')) continue;
        const links = resolver.links(view, occurrence);
        if (links.some(({ target }) => target.kind === 'symbol' && this.#subject.keys.has(symbolKey(target.ref))))
          this.add(view, occurrence, `uses it as “${name}”`);
      }
    }
  }

  /** `import x from './m'` names nothing of the other module. */
  defaults(): void {
    for (const { path, symbol } of this.#target.refs) {
      const exports = this.#ground.terrain.view(path)?.symbol(symbol)?.exports ?? [];
      if (!exports.includes('default') && !exports.includes('export=')) continue;
      for (const view of importersOf(this.#ground, path)) {
        view.index.imports.forEach((record, ix) => {
          const answer = this.#ground.terrain.module(view.path, record.specifier, record.level);
          if (answer.kind !== 'files' || !answer.paths.includes(path)) return;
          record.names.forEach(({ name }, entry) => {
            if (name === 'default') this.#imported(view, ix, entry);
          });
          if (record.kind === 'require' && record.starAs !== undefined && exports.includes('export='))
            this.#use(view, record, 'requires it');
        });
      }
    }
  }
}
