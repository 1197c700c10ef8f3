/**
 * What speaks for and against a receiver of unknown type being of the family that is looked for: the company its name keeps
 * (which other members the same variable is asked for), and what the place it stands in knows of.
 */
import { type Expression, NONE } from '../../fileIndex.ts';
import type { FileView } from '../../fileView.ts';
import type { Resolver } from '../../resolver.ts';
import { type SymbolRef, symbolKey } from '../../symbolRef.ts';
import type { Sighting } from './reference.ts';
import type { Subject } from './subject.ts';

export type Leaning =
  | { readonly to: 'family'; readonly why: string; readonly confidence: number }
  | { readonly to: 'others'; readonly why: string }
  | { readonly to: 'neither'; readonly why: string };

/** The names that objects of one class have; open when a base of it is not known here. */
interface Vocabulary {
  readonly names: ReadonlySet<string>;
  readonly open: boolean;
}

const NAMES_SPOKEN_MAX = 3;

export class Evidence {
  readonly #resolver: Resolver;
  readonly #subject: Subject;
  readonly #family: readonly Vocabulary[];
  readonly #rivals: readonly Vocabulary[];
  readonly #familyHomes: ReadonlySet<string>;
  readonly #rivalHomes: ReadonlySet<string>;
  readonly #builtinRival: boolean;
  readonly #companies = new WeakMap<FileView, ReadonlyMap<string, ReadonlySet<string>>>();

  constructor(resolver: Resolver, subject: Subject) {
    this.#resolver = resolver;
    this.#subject = subject;
    const rivals = subject.strangers.flatMap((ref) => ownerOf(resolver, ref) ?? []);
    const builtins = resolver.terrain.rulesOf(subject.primary.path)?.builtinMembers;
    this.#builtinRival = builtins?.has(subject.name) ?? false;
    this.#family = this.#vocabularies(subject.classes);
    this.#rivals = [...this.#vocabularies(rivals), ...(this.#builtinRival && builtins ? [{ names: builtins, open: false }] : [])];
    this.#familyHomes = new Set(subject.classes.map(({ path }) => path));
    this.#rivalHomes = new Set(rivals.map(({ path }) => path));
  }

  /** For a member read or written on an object whose type nobody could tell. */
  weigh({ view, occurrence }: Sighting): Leaning {
    const company = occurrence.receiver ? this.#companyOf(view, occurrence.receiver) : new Set<string>();
    const others = [...company].filter((name) => name !== this.#subject.name);
    if (others.length > 0) {
      const spoken = others.slice(0, NAMES_SPOKEN_MAX).map((name) => `“${name}”`);
      const asked = `the same object is also asked for ${spoken.join(', ')}`;
      const mine = this.#family.some((vocabulary) => fits(vocabulary, others));
      const theirs = this.#rivals.some((vocabulary) => fits(vocabulary, others));
      if (!mine) return { to: 'others', why: `${asked}, which this class does not have` };
      if (!theirs && this.#family.some((vocabulary) => has(vocabulary, others)))
        return { to: 'family', why: `${asked}, which only this class has`, confidence: 0.75 };
    }
    return this.#byPlace(view, occurrence.start);
  }

  #byPlace(view: FileView, at: number): Leaning {
    const family = this.#knows(view, this.#familyHomes);
    const rivals = this.#builtinRival || this.#knows(view, this.#rivalHomes);
    const inside = this.#subject.classes.some(({ path, symbol }) => {
      const extent = path === view.path ? view.symbol(symbol)?.extent : undefined;
      return extent !== undefined && extent.start <= at && at < extent.end;
    });
    if (inside && !rivals)
      return { to: 'family', why: 'it stands inside of the class, in a file that knows no other class with the name', confidence: 0.65 };
    if (rivals && !family) return { to: 'others', why: 'this file does not know the class' };
    return { to: 'neither', why: '' };
  }

  /** Whether the file holds one of the classes, or imports from where one is. */
  #knows(view: FileView, homes: ReadonlySet<string>): boolean {
    if (homes.has(view.path)) return true;
    const { terrain } = this.#resolver;
    return view.index.imports.some((record) => {
      const answer = terrain.module(view.path, record.specifier, record.level);
      if (answer.kind === 'files' && answer.paths.some((path) => homes.has(path))) return true;
      return record.names.some(({ name }) =>
        terrain
          .importedLinks(view.path, record, name)
          .some(({ target }) =>
            target.kind === 'symbol' ? homes.has(target.ref.path) : target.kind === 'module' && homes.has(target.path),
          ),
      );
    });
  }

  /** One for each of the classes, and for each class here that inherits from it. */
  #vocabularies(classes: readonly SymbolRef[]): readonly Vocabulary[] {
    const { terrain, values } = this.#resolver;
    const all = new Map(classes.map((ref) => [symbolKey(ref), ref]));
    for (const view of this.#subject.views) {
      view.index.symbols.forEach((symbol, ix) => {
        if (symbol.bases.length === 0) return;
        const ref = { path: view.path, symbol: ix };
        if (values.line(ref).classes.some((above) => all.has(symbolKey(above)))) all.set(symbolKey(ref), ref);
      });
    }
    return [...all.values()].map((ref) => {
      const line = values.line(ref);
      const names = line.classes.flatMap(({ path, symbol }) => Object.keys(terrain.view(path)?.symbol(symbol)?.members ?? {}));
      return { names: new Set(names), open: line.unsure || line.outsideImported };
    });
  }

  #companyOf(view: FileView, receiver: Expression): ReadonlySet<string> {
    let known = this.#companies.get(view);
    if (!known) {
      const companies = new Map<string, Set<string>>();
      for (const occurrence of view.index.occurrences) {
        if (occurrence.role !== 'member' || !occurrence.receiver) continue;
        const key = variableKey(view, occurrence.receiver);
        if (key === undefined) continue;
        const names = companies.get(key) ?? new Set();
        companies.set(key, names);
        // What is only put on an object says nothing about its class; the language's special names are everybody's.
        if (!occurrence.writes && !/^__\w+__$/.test(occurrence.name)) names.add(occurrence.name);
      }
      known = companies;
      this.#companies.set(view, known);
    }
    const key = variableKey(view, receiver);
    return (key === undefined ? undefined : known.get(key)) ?? new Set();
  }
}

function fits(vocabulary: Vocabulary, names: readonly string[]): boolean {
  return vocabulary.open || has(vocabulary, names);
}

function has({ names }: Vocabulary, asked: readonly string[]): boolean {
  return asked.every((name) => names.has(name));
}

function ownerOf(resolver: Resolver, ref: SymbolRef): SymbolRef | undefined {
  const container = resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.container ?? NONE;
  return container === NONE ? undefined : { path: ref.path, symbol: container };
}

/** The same for two expressions that read the same variable, or the same attributes of it; undefined for passing values. */
function variableKey(view: FileView, expression: Expression): string | undefined {
  if (expression.kind === 'self') return `self ${expression.class}`;
  if (expression.kind === 'name') {
    const symbol = view.lookup(expression.scope, expression.name);
    return symbol === NONE ? undefined : `${symbol}`;
  }
  if (expression.kind !== 'member') return undefined;
  const object = variableKey(view, expression.object);
  return object === undefined ? undefined : `${object}.${expression.name}`;
}
