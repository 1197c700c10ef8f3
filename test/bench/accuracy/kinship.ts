/**
 * Which members override which, as the language server sees it: members that must be called alike are one thing, and no
 * server lists all of them by itself (pyright no override at all, TypeScript's none that only a common subclass ties
 * together). The classes are found by asking the server where each base is defined. Nothing here relies on what the
 * terrain resolved: of it only names and their places are read.
 */
import type { Place } from '../../../server/core/facts/facts.ts';
import { type Expression, NONE } from '../../../server/core/terrain/fileIndex.ts';
import type { FileView } from '../../../server/core/terrain/fileView.ts';
import type { LanguageFamily } from '../../../server/core/terrain/languageId.ts';
import { type SymbolRef, symbolKey } from '../../../server/core/terrain/symbolRef.ts';
import type { Ground } from './ground.ts';
import { writtenAt } from './sample.ts';

const ANCESTORS_MAX = 200;

export class Kinship {
  readonly #ground: Ground;
  readonly #views: readonly FileView[];
  readonly #byPath: ReadonlyMap<string, FileView>;
  readonly #bases = new Map<string, readonly SymbolRef[]>();
  readonly #lines = new Map<string, ReadonlySet<string>>();
  readonly #open = new Set<string>();

  constructor(ground: Ground, family: LanguageFamily) {
    this.#ground = ground;
    this.#views = ground.views(family);
    this.#byPath = new Map(this.#views.map((view) => [view.path, view]));
  }

  /** The name's places in the class and in all classes that share the member with it. */
  async family(owner: SymbolRef, name: string): Promise<readonly Place[]> {
    const mentioning = this.#views.filter((view) => view.occurrencesOf(name).length > 0);
    const declarers = mentioning.flatMap((view) =>
      view.index.symbols.flatMap((symbol, ix) => (ownMember(symbol.members, name) === NONE ? [] : [{ path: view.path, symbol: ix }])),
    );
    const groups = new Map(declarers.map((ref) => [symbolKey(ref), new Set([symbolKey(ref)])]));
    const unite = (keys: readonly string[]): void => {
      const together = new Set(keys.flatMap((key) => [...(groups.get(key) ?? [])]));
      for (const key of together) groups.set(key, together);
    };
    if (!isPrivate(name)) {
      const joining = mentioning.flatMap((view) =>
        view.index.symbols.flatMap((symbol, ix) => (symbol.bases.length > 1 ? [{ path: view.path, symbol: ix }] : [])),
      );
      for (const ref of [...declarers, ...joining]) unite([...(await this.#line(ref))].filter((key) => groups.has(key)));
    }
    const kin = groups.get(symbolKey(owner)) ?? new Set([symbolKey(owner)]);
    return declarers.filter((ref) => kin.has(symbolKey(ref))).flatMap((ref) => this.#memberPlace(ref, name));
  }

  /** Whether a member is declared there of whose class the server could not tell an ancestor: then it cannot say what is no override either. */
  async isOpenAt({ path, start }: Place): Promise<boolean> {
    const view = this.#byPath.get(path);
    const member = view?.index.symbols.find((symbol, ix) => view.isMember(ix) && symbol.declarations.some((at) => at.start === start));
    if (!view || !member) return false;
    return [...(await this.#line({ path: view.path, symbol: member.container }))].some((key) => this.#open.has(key));
  }

  /** The places of one parameter in a method and in all methods that override it or are overridden by it. */
  async parameters(owner: SymbolRef, method: string, name: string): Promise<readonly Place[]> {
    const places = await this.family(owner, method);
    return places.flatMap(({ path, start }) => {
      const view = this.#byPath.get(path);
      const record = view?.index.symbols.find((symbol) => symbol.nameExtent.start === start && symbol.name === method);
      const parameter = record?.parameters.map((ix) => view?.symbol(ix)).find((each) => each?.name === name);
      return parameter ? [{ path, ...parameter.nameExtent }] : [];
    });
  }

  #memberPlace({ path, symbol }: SymbolRef, name: string): readonly Place[] {
    const view = this.#byPath.get(path);
    const member = view?.symbol(ownMember(view.symbol(symbol)?.members, name));
    return member && view ? [{ path, ...writtenAt(view, member) }] : [];
  }

  /** The class and its ancestors. */
  async #line(ref: SymbolRef): Promise<ReadonlySet<string>> {
    const known = this.#lines.get(symbolKey(ref));
    if (known) return known;
    const line = new Set<string>();
    const open = [ref];
    for (let at = open.pop(); at !== undefined && line.size < ANCESTORS_MAX; at = open.pop()) {
      if (line.has(symbolKey(at))) continue;
      line.add(symbolKey(at));
      open.push(...(await this.#basesOf(at)));
    }
    this.#lines.set(symbolKey(ref), line);
    return line;
  }

  async #basesOf(ref: SymbolRef): Promise<readonly SymbolRef[]> {
    const known = this.#bases.get(symbolKey(ref));
    if (known) return known;
    const view = this.#byPath.get(ref.path);
    const found: SymbolRef[] = [];
    for (const base of view?.symbol(ref.symbol)?.bases ?? []) {
      const at = view && tokenOf(view, ref.symbol, base);
      if (!view || at === undefined) {
        this.#open.add(symbolKey(ref));
        continue;
      }
      const answer = await this.#ground.ask('definition', view.path, at);
      const classes = answer.answered ? answer.places.flatMap((place) => this.#classAt(place)) : [];
      found.push(...classes);
      if (classes.length === 0 && !(answer.answered && answer.outside > 0)) this.#open.add(symbolKey(ref));
    }
    this.#bases.set(symbolKey(ref), found);
    return found;
  }

  #classAt({ path, start }: Place): readonly SymbolRef[] {
    const view = this.#byPath.get(path);
    const ix =
      view?.index.symbols.findIndex(
        (symbol) => (symbol.kind === 'class' || symbol.kind === 'interface') && symbol.declarations.some((at) => at.start === start),
      ) ?? NONE;
    return ix === NONE ? [] : [{ path: view?.path ?? (path as SymbolRef['path']), symbol: ix }];
  }
}

/** Names that their language hides inside one class. */
function isPrivate(name: string): boolean {
  return /^__\w*[^_]$/.test(name) || name.startsWith('#');
}

function ownMember(members: Readonly<Record<string, number>> | undefined, name: string): number {
  return members && Object.hasOwn(members, name) ? (members[name] ?? NONE) : NONE;
}

/** Where the last name of a base stands. */
function tokenOf(view: FileView, owner: number, base: Expression): number | undefined {
  if (base.kind === 'generic') return tokenOf(view, owner, base.base);
  if (base.kind === 'name') return base.at;
  if (base.kind !== 'member') return undefined;
  const { start, end } = view.symbol(owner)?.extent ?? { start: 0, end: 0 };
  const object = JSON.stringify(base.object);
  return view
    .occurrencesOf(base.name)
    .find(
      (occurrence) =>
        occurrence.role === 'member' &&
        occurrence.start >= start &&
        occurrence.end <= end &&
        JSON.stringify(occurrence.receiver) === object,
    )?.start;
}
