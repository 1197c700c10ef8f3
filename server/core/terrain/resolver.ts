/** What an occurrence of a name refers to, across files: the one question that rename, move and the rest keep asking. */

import { isTypeLike } from './classLines.ts';
import { NONE, type Occurrence } from './fileIndex.ts';
import type { FileView } from './fileView.ts';
import { type Link, type SymbolRef, symbolLink, unknownLink } from './symbolRef.ts';
import type { Terrain } from './terrain.ts';
import { Values } from './values.ts';

export class Resolver {
  readonly terrain: Terrain;
  readonly values: Values;

  constructor(terrain: Terrain) {
    this.terrain = terrain;
    this.values = new Values(terrain);
  }

  /** Every way the occurrence may be meant. Never empty: what cannot be told is an unknown link. */
  links(view: FileView, occurrence: Occurrence): readonly Link[] {
    switch (occurrence.role) {
      case 'declaration':
        return this.#own(view, occurrence);
      case 'reference':
        return this.values.nameLinks(view, { name: occurrence.name, scope: occurrence.scope, at: occurrence.start });
      case 'member':
        return occurrence.symbol !== NONE ? this.#own(view, occurrence) : this.#memberLinks(view, occurrence);
      case 'propertyKey':
        if (occurrence.symbol !== NONE) return this.#own(view, occurrence);
        return occurrence.receiver ? this.#memberLinks(view, occurrence) : [unknownLink];
      case 'shorthand':
        return occurrence.symbol !== NONE
          ? this.#own(view, occurrence)
          : this.values.nameLinks(view, { name: occurrence.name, scope: occurrence.scope, at: occurrence.start });
      case 'keyword':
        return this.#keywordLinks(view, occurrence);
      case 'importedName': {
        const record = view.index.imports[occurrence.import];
        return record ? this.terrain.importedLinks(view.path, record, occurrence.name) : [unknownLink];
      }
      case 'moduleSegment':
        return this.#segmentLinks(view, occurrence);
      case 'exportedName':
        return this.terrain.exported(view.path, occurrence.name);
      case 'listedExport': {
        const symbol = view.boundIn(0, occurrence.name);
        if (symbol !== NONE) return this.terrain.follow({ path: view.path, symbol });
        return this.terrain.starred(view, occurrence.name, 0) ?? [unknownLink];
      }
      case 'string':
        return this.#stringLinks(view, occurrence);
    }
  }

  /** The property side of `{ x }`: what the destructured or checked object's member x is. */
  propertyLinks(view: FileView, occurrence: Occurrence): readonly Link[] {
    return occurrence.receiver ? this.#memberLinks(view, occurrence) : [unknownLink];
  }

  /** What a call with `name=` would bind: a parameter of the function, of the class's constructor, or a field of it. */
  keywordOf(callee: SymbolRef, name: string): readonly Link[] {
    const view = this.terrain.view(callee.path);
    const symbol = view?.symbol(callee.symbol);
    if (!view || !symbol) return [unknownLink];
    if (symbol.kind === 'function' || symbol.kind === 'method') return this.#parameterOf(callee, name);
    if (!isTypeLike(symbol)) return [unknownLink];
    // A class that a function of the same name replaces, or the other way round, may be either when it is called.
    if (symbol.kind === 'class' && symbol.parameters.length > 0)
      return [...this.#parameterOf(callee, name), ...this.#fieldOf(callee, name)];
    return this.#fieldOf(callee, name);
  }

  #parameterOf({ path, symbol }: SymbolRef, name: string): readonly Link[] {
    const view = this.terrain.view(path);
    const parameter = view?.symbol(symbol)?.parameters.find((ix) => view.symbol(ix)?.name === name);
    // Without one it is taken by **kwargs, and handed on to who knows whom.
    return parameter === undefined ? [unknownLink] : [symbolLink({ path, symbol: parameter })];
  }

  #fieldOf(callee: SymbolRef, name: string): readonly Link[] {
    const constructors = ['__init__', '__new__'].map((method) => this.#nearest(callee, method));
    const nearest = constructors.find((found) => found !== undefined);
    if (nearest) return this.keywordOf(nearest, name);
    // No constructor of its own: a dataclass, a NamedTuple, a model. Its fields are its keywords.
    return this.values.memberOfClass(callee, name, false);
  }

  #nearest(ref: SymbolRef, member: string): SymbolRef | undefined {
    for (const at of this.values.line(ref).classes) {
      const found = this.values.ownMember(at, member);
      if (found) return found;
    }
    return undefined;
  }

  #own(view: FileView, occurrence: Occurrence): readonly Link[] {
    return occurrence.symbol === NONE ? [unknownLink] : this.terrain.follow({ path: view.path, symbol: occurrence.symbol });
  }

  #memberLinks(view: FileView, occurrence: Occurrence): readonly Link[] {
    if (!occurrence.receiver) return [unknownLink];
    return this.values.members(this.values.of(view.path, occurrence.receiver), occurrence.name);
  }

  #keywordLinks(view: FileView, occurrence: Occurrence): readonly Link[] {
    if (!occurrence.receiver) return [unknownLink];
    return this.values.of(view.path, occurrence.receiver).flatMap((callee): readonly Link[] => {
      // Nobody calls a none: what began as one was given its function where that was not seen.
      if (callee.kind === 'builtin' && callee.name === 'none') return [unknownLink];
      if (callee.kind === 'symbol') return this.keywordOf(callee.ref, occurrence.name);
      if (callee.kind === 'external' || callee.kind === 'builtin') return [{ target: { kind: 'external' }, aliased: false }];
      return [unknownLink];
    });
  }

  /** The module that a segment of an import's path names: `b` of `a.b.c` is the module a.b. */
  #segmentLinks(view: FileView, occurrence: Occurrence): readonly Link[] {
    const record = view.index.imports[occurrence.import];
    if (!record) return occurrence.dotted === undefined ? [unknownLink] : this.dottedLinks(view, 0, occurrence.dotted);
    const specifier = occurrence.dotted ?? record.specifier;
    return this.terrain.moduleLinks(this.terrain.module(view.path, specifier, record.level));
  }

  #stringLinks(view: FileView, occurrence: Occurrence): readonly Link[] {
    if (occurrence.receiver) return this.#memberLinks(view, occurrence);
    return this.dottedLinks(view, occurrence.scope, occurrence.dotted ?? occurrence.name);
  }

  /** What a dotted path in a string means: from the scope it stands in, else from the root of the import path. */
  dottedLinks(view: FileView, scope: number, dotted: string): readonly Link[] {
    const segments = dotted.split('.');
    const [first, ...rest] = segments;
    if (first === undefined || first === '') return [unknownLink];
    const local = this.#walk(this.values.nameLinks(view, { name: first, scope, at: -1 }), rest);
    if (local.some(known)) return local;
    for (let taken = segments.length; taken > 0; taken--) {
      const answer = this.terrain.module(view.path, segments.slice(0, taken).join('.'), 0);
      if (answer.kind === 'need') return [unknownLink];
      if (answer.kind === 'files' || answer.kind === 'folder') return this.#walk(this.terrain.moduleLinks(answer), segments.slice(taken));
    }
    return local;
  }

  #walk(start: readonly Link[], names: readonly string[]): readonly Link[] {
    let links = start;
    for (const name of names) {
      links = links.flatMap((link) => this.#step(link, name));
    }
    return links;
  }

  #step({ target }: Link, name: string): readonly Link[] {
    switch (target.kind) {
      case 'symbol':
        return this.values.members(this.values.ofSymbol(target.ref), name);
      case 'module':
      case 'folder':
        return this.terrain.memberOfModule(target, name);
      case 'external':
        return [{ target, aliased: false }];
      case 'unknown':
        return [unknownLink];
    }
  }
}

function known(link: Link): boolean {
  return link.target.kind !== 'unknown';
}
