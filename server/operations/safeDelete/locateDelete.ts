/** Locates what deleting things concerns: what of them goes, who uses them, and what is left over once they are gone. */
import type { Place, Step } from '../../core/facts/facts.ts';
import type { LeftAlone, Located, LocatedDeletion, Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { dottedName, moduleName, ownersOf, placeOf } from '../../core/terrain/naming.ts';
import { isTestPath } from '../../core/terrain/relations/testFiles.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { placesInWords } from '../callables/surroundings.ts';
import { Ground } from '../relocation/ground.ts';
import { type Piece, piecesOf } from '../removal/pieces.ts';
import { removeAll } from '../removal/removal.ts';
import { type IsDoomed, type Uses, usesOf } from '../removal/uses.ts';
import { dynamicAccess, leftAlone, otherFiles } from '../rename/leftovers.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import { refusal } from '../target/candidates.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import { targetDecisions } from '../target/targetDecisions.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import type { SafeDeleteArguments } from './arguments.ts';
import { deletionDecisions, leftOut } from './deletionDecisions.ts';
import { filesOf, moduleUses } from './goneModules.ts';
import { entryOf, unseenUses } from './unseenUse.ts';
import { testAround } from './usingTests.ts';

type Symbols = Extract<ResolvedTarget, { kind: 'symbols' }>;

export function locateSafeDelete(resolver: Resolver, args: SafeDeleteArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const [gone] = args.alreadyGone ?? [];
  if (gone !== undefined && args.targets.length === 0) return { kind: 'done', value: nothingLeft(gone) };
  const found = resolveTargets(resolver, args.targets, (words) => `delete ${words}`);
  if (found.kind !== 'done') return found;
  if (!terrain.facts.paths()) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const place = found.value.find(({ kind }) => kind === 'place');
  if (place?.kind === 'place')
    return refused('delete-unfit', `“${place.name}” is in a file that is not understood deeply enough to tell who uses it`);
  return withoutUnfit(new Ground(resolver), args, found.value);
}

/** What was to be deleted went with an earlier operation of the same mission. */
function nothingLeft(path: string): Located {
  const place = { path: asWorkspacePath(path), start: 0, end: 0 };
  return {
    target: { name: path, dotted: path, kind: 'module', language: undefined, place },
    references: [],
    left: [],
    moves: [],
    collisions: [],
    decisions: [
      {
        kind: 'target',
        choice: `${path} is gone already`,
        rationale: 'nothing was left of it, so it went with what was done before',
        rejected: [],
        confidence: 1,
        about: [],
      },
    ],
    readSet: [],
    writeSet: [],
  };
}

/** What a selector found and cannot go is left, and told; what was named and cannot go is refused. */
function withoutUnfit(ground: Ground, args: SafeDeleteArguments, all: readonly ResolvedTarget[]): Step<Located, Refusal> {
  const spared: Spared[] = [];
  let targets = all;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const deletion = new Deletion(ground, args, targets, spared);
    const located = deletion.located();
    const more = deletion.unfit.filter(({ target }) => target.reading !== undefined);
    if (located.kind !== 'refused' || more.length === 0 || more.length === targets.length) return located;
    spared.push(...more);
    targets = targets.filter((target) => !more.some((each) => each.target === target));
  }
  return refused('delete-unfit', 'Too many of those things depend on each other', 'Name fewer.');
}

/** Each round spares what only the one before left in use. */
const ROUNDS_MAX = 50;

interface Spared {
  readonly target: ResolvedTarget;
  readonly why: string;
}

function refused(code: 'delete-unfit' | 'delete-used', why: string, hint?: string): Step<never, Refusal> {
  return { kind: 'refused', error: refusal(code, `${why}.`, [], hint) };
}

/** Names of what the things are said to belong to. */
function ownerNames({ name, containerHint }: TargetSpec): readonly string[] {
  const owner = name.split('.').at(-2);
  return [...(owner === undefined ? [] : [owner]), ...(containerHint === undefined ? [] : [containerHint.split('.').at(-1) ?? ''])];
}

/** Of a method and what overrides it, which are one thing to rename, only what was named goes. */
function onlyNamed({ terrain }: Ground, target: Symbols, owners: ReadonlySet<string>): Symbols {
  const ownerOf = (ref: SymbolRef): string | undefined => {
    const view = terrain.view(ref.path);
    return view?.isMember(ref.symbol) === true ? ownersOf(view, ref.symbol)[0] : undefined;
  };
  const named = new Set(target.named?.flatMap((ref) => ownerOf(ref) ?? []) ?? owners);
  const own = target.refs.filter((ref) => named.has(ownerOf(ref) ?? ''));
  const [primary] = own;
  return primary === undefined ? target : { ...target, refs: own, primary: own.find((ref) => ref === target.primary) ?? primary };
}

/** One request, while it is worked out. */
class Deletion {
  readonly #ground: Ground;
  readonly #args: SafeDeleteArguments;
  readonly #targets: readonly ResolvedTarget[];
  readonly #symbols: readonly Symbols[];
  readonly #gone: ReadonlySet<WorkspacePath>;
  readonly #pieces = new Map<WorkspacePath, Piece[]>();
  readonly #asked = new Map<Symbols, ResolvedTarget>(); // as it was resolved
  readonly #spared: readonly Spared[];
  readonly unfit: Spared[] = []; // why it was refused, thing by thing

  constructor(ground: Ground, args: SafeDeleteArguments, targets: readonly ResolvedTarget[], spared: readonly Spared[]) {
    this.#spared = spared;
    this.#ground = ground;
    this.#args = args;
    this.#targets = targets;
    const owners = new Set(args.targets.flatMap(ownerNames));
    this.#symbols = targets.flatMap((target) => {
      if (target.kind !== 'symbols') return [];
      const named = onlyNamed(ground, target, owners);
      this.#asked.set(named, target);
      return [named];
    });
    this.#gone = new Set(targets.flatMap((target) => filesOf(ground.terrain, target)));
  }

  located(): Step<Located, Refusal> {
    const unfit = this.#gatherPieces();
    if (this.#ground.terrain.needs.any) return this.#need();
    if (unfit) return unfit;
    const entered = this.#entered();
    if (this.#ground.terrain.needs.any) return this.#need();
    if (entered) return entered;
    const uses: Uses[] = [];
    for (const target of this.#symbols) {
      const each = usesOf(this.#ground, target, this.#isDoomed);
      if (each.kind !== 'done') return each;
      uses.push(each.value);
      const [doubt] = target.reading === undefined ? [] : each.value.unsettled;
      if (doubt) {
        const { view, occurrence } = doubt;
        return this.#refuse(
          target,
          'delete-used',
          `${placesInWords(this.#ground.terrain, [{ path: view.path, start: occurrence.start, end: occurrence.end }])} may mean “${target.name}”`,
        );
      }
      const [place] = each.value.places;
      if (place !== undefined && this.#args.withTests !== true)
        this.#refuse(target, 'delete-used', `${placesInWords(this.#ground.terrain, [place])} uses “${target.name}”`);
    }
    const modules = moduleUses(this.#ground, this.#gone, this.#isDoomed);
    if (this.#ground.terrain.needs.any) return this.#need();
    const places = [...uses.flatMap((each) => each.places), ...modules.places];
    const takesTests = this.#args.withTests === true;
    const stillUsed = takesTests ? places.filter((at) => testAround(this.#ground, at) === undefined) : places;
    if (this.#ground.terrain.needs.any) return this.#need();
    if (stillUsed.length > 0) return this.#used(stillUsed);
    if (takesTests) for (const at of places) this.#addTest(at);
    return this.#removed(uses, modules.imports);
  }

  readonly #isDoomed: IsDoomed = (path, { start, end }) =>
    this.#gone.has(path) || (this.#pieces.get(path) ?? []).some((piece) => piece.start <= start && end <= piece.end);

  #need(): Step<never, Refusal> {
    return { kind: 'need', requests: this.#ground.terrain.needs.requests };
  }

  #addTest(at: Place): void {
    const piece = testAround(this.#ground, at);
    if (piece) this.#pieces.set(at.path, [...(this.#pieces.get(at.path) ?? []), piece]);
  }

  #refuse(target: Symbols, code: 'delete-unfit' | 'delete-used', why: string, hint?: string): Step<never, Refusal> {
    this.unfit.push({ target: this.#asked.get(target) ?? target, why });
    return refused(code, why, hint);
  }

  /** What goes of the files that stay. */
  #gatherPieces(): Step<never, Refusal> | undefined {
    const refs = this.#symbols.flatMap((target) => target.refs);
    const refusals = this.#symbols.flatMap((target) => {
      if (target.symbolKind === 'parameter')
        return this.#refuse(target, 'delete-unfit', `“${target.name}” is a parameter`, `Say “remove the parameter ${target.name} of …”.`);
      if (target.symbolKind === 'import')
        return this.#refuse(target, 'delete-unfit', `“${target.name}” is only imported there`, 'Name it where it is defined.');
      for (const ref of target.refs) {
        if (this.#gone.has(ref.path)) continue;
        const module = this.#ground.module(ref.path);
        if (module === undefined) continue;
        const doomed = new Set(refs.filter(({ path }) => path === ref.path).map(({ symbol }) => symbol));
        const pieces = piecesOf(module, ref.symbol, doomed);
        if (pieces === undefined) return this.#shared(target, ref);
        this.#pieces.set(ref.path, [...(this.#pieces.get(ref.path) ?? []), ...pieces]);
      }
      return [];
    });
    return refusals[0];
  }

  #shared(target: Symbols, ref: SymbolRef): Step<never, Refusal> {
    const name = dottedName(this.#ground.terrain, ref);
    const at = placesInWords(this.#ground.terrain, [placeOf(this.#ground.terrain, ref)]);
    const why = `“${name}” is declared together with other things (${at})`;
    return this.#refuse(target, 'delete-unfit', why, 'Give it a statement of its own first.');
  }

  #entered(): Step<never, Refusal> | undefined {
    const refusals = this.#symbols.flatMap((target) => {
      const entry = entryOf(this.#ground, target.primary.path, target.primary);
      return entry === undefined ? [] : this.#refuse(target, 'delete-used', `“${target.name}” is used from outside: ${entry}`);
    });
    for (const path of this.#gone) {
      const entry = entryOf(this.#ground, path, undefined);
      if (entry !== undefined) return refused('delete-used', `“${path}” is used from outside: ${entry}`);
    }
    return refusals[0];
  }

  #used(places: readonly (Place & { readonly why: string })[]): Step<never, Refusal> {
    const { terrain } = this.#ground;
    const names = this.#names();
    const count = places.length === 1 ? 'a place uses' : `${places.length} places use`;
    const onlyTests = places.every(({ path }) => isTestPath(path));
    const hint = onlyTests && this.#args.withTests !== true ? `Only tests use it: say “delete ${names} with its tests”.` : undefined;
    return {
      kind: 'refused',
      error: refusal(
        'delete-used',
        `${count} ${names.includes(',') ? 'these' : `“${names}”`}: ${placesInWords(terrain, places)}.`,
        places.slice(0, candidatesMax).map(({ path, start, end, why }) => ({
          name: placesInWords(terrain, [{ path, start, end }]),
          kind: 'use',
          place: { path, start, end },
          suggestion: why,
        })),
        hint,
      ),
    };
  }

  #names(): string {
    const symbols = this.#symbols.map(({ primary }) => dottedName(this.#ground.terrain, primary));
    const others = this.#targets.flatMap((target) => (target.kind === 'module' || target.kind === 'folder' ? [target.path] : []));
    return [...symbols, ...others].slice(0, namesMax).join(', ');
  }

  #removed(uses: readonly Uses[], moduleImports: Uses['imports']): Step<Located, Refusal> {
    const { terrain } = this.#ground;
    const sheet = new ChangeSheet(terrain);
    const emptied = this.#emptiedTests();
    const gone = new Set([...this.#gone, ...emptied]);
    const own = this.#symbols.flatMap(({ refs, name }) => refs.map(({ path }) => ({ path, name })));
    const unfit = removeAll(this.#ground, sheet, {
      pieces: this.#pieces,
      imports: [...uses.flatMap(({ imports }) => imports), ...moduleImports].filter(({ path }) => !gone.has(path)),
      listed: [...uses.flatMap(({ listed }) => listed), ...own].filter(({ path }) => !gone.has(path)),
      gone,
      why: 'nothing uses it',
    });
    if (terrain.needs.any) return this.#need();
    if (unfit !== undefined) return refused('delete-unfit', `What is to go from ${unfit} shares its lines with other code`);
    const unseen = this.#symbols.flatMap(({ refs }) => refs.flatMap((ref) => unseenUses(this.#ground, ref)));
    const unsettled: readonly LeftAlone[] = [
      ...unseen,
      ...leftAlone(
        terrain,
        uses.flatMap((each) => each.unsettled),
      ),
    ];
    const deletions = [...gone].map(
      (path): LocatedDeletion => ({ path, why: emptied.includes(path) ? 'no test is left in it' : 'nothing uses it', confidence: 0.95 }),
    );
    return sheet.located({
      target: this.#target(),
      left: [
        ...leftAlone(
          terrain,
          uses.flatMap((each) => each.left),
        ),
        ...this.#symbols.flatMap(({ name }) => otherFiles(terrain.facts.mentions(name))),
      ],
      unsettled,
      deletions,
      collisions: [],
      decisions: [
        ...targetDecisions(terrain, this.#targets),
        ...deletionDecisions(this.#ground, this.#symbols, uses, this.#pieces, this.#isDoomed),
        ...this.#spared.map(({ target, why }) => leftOut(terrain, target, why)),
        ...uses.flatMap(({ decisions, subject }) => [...decisions, ...dynamicAccess(subject.views)]),
      ],
      readSet: [...new Set([...uses.flatMap(({ subject }) => subject.paths), ...gone])],
    });
  }

  /** Test files of which every test goes. */
  #emptiedTests(): readonly WorkspacePath[] {
    return [...this.#pieces].flatMap(([path, pieces]) => {
      const module = isTestPath(path) ? this.#ground.module(path) : undefined;
      if (module === undefined || this.#gone.has(path)) return [];
      const stays = module.units.filter(
        (unit) => unit.role !== 'import' && !pieces.some(({ start, end }) => start <= unit.start && unit.end <= end),
      );
      const onlyTests =
        pieces.length > 0 &&
        stays.every(({ nodes }) =>
          nodes.every(({ type }) => type === 'expression_statement' && nodes[0]?.namedChildren[0]?.type === 'string'),
        );
      return onlyTests ? [path] : [];
    });
  }

  #target(): Located['target'] {
    const { terrain } = this.#ground;
    const [first] = this.#symbols;
    if (first) {
      const { primary } = first;
      return {
        name: first.name,
        dotted: `${moduleName(primary.path, terrain, terrain.facts)}.${dottedName(terrain, primary)}`,
        kind: first.symbolKind,
        language: terrain.file(primary.path)?.language,
        place: placeOf(terrain, primary),
      };
    }
    const path = [...this.#gone][0] ?? ('' as WorkspacePath);
    const name = moduleName(path, terrain, terrain.facts);
    return { name, dotted: name, kind: 'module', language: terrain.file(path)?.language, place: { path, start: 0, end: 0 } };
  }
}

const candidatesMax = 20;
const namesMax = 12;
