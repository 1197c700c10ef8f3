/** Where each symbol of a relocation goes, and with which units. Says of a symbol that cannot go why not. */
import { kindWord } from '../../core/terrain/naming.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Ground, Module } from './ground.ts';
import { isOfModule, type ModuleUnit } from './moduleUnits.ts';

/** Why a symbol goes: it was asked for, only what goes uses it, or it would close a circle of imports if it stayed. */
export type Because = 'asked' | 'companion' | 'circle';

export interface MovingSymbol {
  readonly ref: SymbolRef;
  readonly name: string;
  readonly to: WorkspacePath;
  readonly because: Because;
}

export interface MovingUnit {
  readonly module: Module;
  readonly unit: ModuleUnit;
  readonly to: WorkspacePath;
  /** It stays where it is as well: each module has its own logger, its own type variables. */
  readonly copied: boolean;
}

export class Homes {
  readonly #ground: Ground;
  readonly #symbols = new Map<string, MovingSymbol>();
  readonly #copies = new Map<string, MovingUnit>();
  readonly #standing = new Set<string>(); // those that the other module has already, word for word
  readonly #plain = new Map<string, MovingUnit>(); // units that bind no name and go with the rest of their module

  /** What follows from all these, until one is added: it is asked for each of many places. */
  readonly #leaving = new Map<Module, readonly MovingUnit[]>();
  readonly #arriving = new Map<WorkspacePath, readonly MovingUnit[]>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  #changed(): void {
    this.#leaving.clear();
    this.#arriving.clear();
  }

  get symbols(): readonly MovingSymbol[] {
    return [...this.#symbols.values()];
  }

  get sources(): readonly WorkspacePath[] {
    return [...new Set([...this.symbols.map(({ ref }) => ref.path), ...[...this.#plain.values()].map(({ module }) => module.path)])];
  }

  get targets(): readonly WorkspacePath[] {
    return [...new Set([...this.symbols.map(({ to }) => to), ...[...this.#plain.values()].map(({ to }) => to)])];
  }

  add(ref: SymbolRef, to: WorkspacePath, because: Because): void {
    const key = symbolKey(ref);
    const view = this.#ground.terrain.view(ref.path);
    if (!view || this.#symbols.has(key)) return;
    this.#changed();
    this.#symbols.set(key, { ref, name: this.#ground.name(view, ref.symbol), to, because });
  }

  /** Like `add`, where the other module has the same already: only its uses go there. */
  addStanding(ref: SymbolRef, to: WorkspacePath, because: Because): void {
    this.add(ref, to, because);
    this.#standing.add(symbolKey(ref));
  }

  stands(ref: SymbolRef): boolean {
    return this.#standing.has(symbolKey(ref));
  }

  addUnit(module: Module, unit: ModuleUnit, to: WorkspacePath): void {
    this.#changed();
    this.#plain.set(`${unit.ix} ${module.path}`, { module, unit, to, copied: false });
  }

  addCopy(module: Module, unit: ModuleUnit, to: WorkspacePath): boolean {
    const key = `${unit.ix} ${module.path} ${to}`;
    if (this.#copies.has(key)) return false;
    this.#changed();
    this.#copies.set(key, { module, unit, to, copied: true });
    return true;
  }

  get copies(): readonly MovingUnit[] {
    return [...this.#copies.values()];
  }

  of(ref: SymbolRef): MovingSymbol | undefined {
    return this.#symbols.get(symbolKey(ref));
  }

  /** The units that leave a module, in order. */
  leaving(module: Module): readonly MovingUnit[] {
    const known = this.#leaving.get(module);
    if (known) return known;
    const found = new Map<number, MovingUnit>();
    for (const { ref, to } of this.#symbols.values()) {
      if (ref.path !== module.path) continue;
      for (const unit of module.unitsOf(ref.symbol)) if (unit.role !== 'listing') found.set(unit.ix, { module, unit, to, copied: false });
    }
    for (const moving of this.#plain.values()) if (moving.module.path === module.path) found.set(moving.unit.ix, moving);
    const leaving = [...found.values()].sort((a, b) => a.unit.ix - b.unit.ix);
    this.#leaving.set(module, leaving);
    return leaving;
  }

  /** The units that come into a file, those of one source in its order. */
  arriving(to: WorkspacePath): readonly MovingUnit[] {
    const known = this.#arriving.get(to);
    if (known) return known;
    const arriving = this.sources.flatMap((path) => {
      const module = this.#ground.module(path);
      if (!module) return [];
      const own = this.copies.filter((copy) => copy.module.path === path);
      const carried = this.leaving(module).filter(({ unit }) => !unit.declares.some((symbol) => this.stands({ path, symbol })));
      return [...carried, ...own].filter((moving) => moving.to === to).sort((a, b) => a.unit.ix - b.unit.ix);
    });
    this.#arriving.set(to, arriving);
    return arriving;
  }

  /** Whether the code at an offset leaves, and where to. */
  leavesAt(module: Module, offset: number): WorkspacePath | undefined {
    return this.leaving(module).find(({ unit }) => unit.start <= offset && offset < unit.end)?.to;
  }
}

/** Why a symbol cannot leave its module, as a sentence; undefined when it can. */
export function whyFast(module: Module, ref: SymbolRef, homes: Homes): { readonly why: string; readonly hint: string } | undefined {
  const symbol = module.view.symbol(ref.symbol);
  if (!symbol) return undefined;
  const what = `“${symbol.name}”`;
  if (!isOfModule(module.view, ref.symbol))
    return {
      why: `${what} is ${anA(kindWord(symbol.kind))} inside of something else`,
      hint: 'Name a function, class or value of a module.',
    };
  const units = module.unitsOf(ref.symbol).filter(({ role }) => role !== 'listing');
  if (units.length === 0) return { why: `${what} is nothing that ${module.path} defines itself`, hint: 'Name the module that defines it.' };
  for (const unit of units) {
    const others = unit.declares.filter((ix) => homes.of({ path: module.path, symbol: ix })?.to !== homes.of(ref)?.to);
    if (others.length > 0) {
      const names = others.map((ix) => `“${module.view.symbol(ix)?.name ?? ''}”`).join(', ');
      return {
        why: `${what} is defined in one statement together with ${names}`,
        hint: `Move ${names} with it, or take the statement apart first.`,
      };
    }
    if (unit.role === 'guard')
      return { why: `${what} is defined in the part that only runs as a script`, hint: 'Move it out of there first.' };
  }
  return undefined;
}

export function anA(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
