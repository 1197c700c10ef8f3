/**
 * Names across files: where imports lead, what modules export. Pure, over the facts fetched so far; what is missing is
 * noted in `needs`, and whoever asked must fetch it and start again with a new Terrain before trusting any answer.
 */

import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import type { Facts, FileFact } from '../facts/facts.ts';
import type { SyntaxNode } from '../syntax/syntaxNode.ts';
import { type Extent, type ImportRecord, NONE, type SymbolIx } from './fileIndex.ts';
import { type FileView, type ImportBinding, viewOf } from './fileView.ts';
import { deepLanguageOfPath, familyOf, type LanguageFamily } from './languageId.ts';
import type { LanguageRules, ModuleAnswer } from './languageRules.ts';
import { Needs } from './needs.ts';
import { externalLink, type Link, type SymbolRef, symbolKey, symbolLink, unknownLink } from './symbolRef.ts';

export type RulesByFamily = Readonly<Record<LanguageFamily, LanguageRules>>;

/** Re-exports are followed this far. */
const LINK_DEPTH_MAX = 40;

export type IndexedFile = Extract<FileFact, { state: 'indexed' }>;

export class Terrain {
  readonly facts: Facts;
  readonly needs = new Needs();
  readonly #rules: RulesByFamily;
  readonly #modules = new Map<string, ModuleAnswer>();
  readonly #exported = new Map<string, readonly Link[]>();
  readonly #followed = new Map<string, readonly Link[]>();

  constructor(facts: Facts, rules: RulesByFamily) {
    this.facts = facts;
    this.#rules = rules;
  }

  rulesOf(path: WorkspacePath): LanguageRules | undefined {
    const language = deepLanguageOfPath(path);
    return language && this.#rules[familyOf(language)];
  }

  file(path: WorkspacePath): IndexedFile | undefined {
    const fact = this.facts.file(path);
    if (fact === undefined) this.needs.add({ kind: 'file', path });
    return fact?.state === 'indexed' ? fact : undefined;
  }

  /** The syntax tree of a file; undefined when it must be fetched first, or cannot be had. */
  tree(path: WorkspacePath): SyntaxNode | undefined {
    const fact = this.facts.tree(path);
    if (fact === undefined) this.needs.add({ kind: 'tree', path });
    return fact?.state === 'read' ? fact.root : undefined;
  }

  /** The tree in which the code at a place stands: the file's, or that of an example in one of its strings. */
  treeAround(path: WorkspacePath, place: Extent): SyntaxNode | undefined {
    const root = this.tree(path);
    const fact = this.facts.tree(path);
    if (root === undefined || fact?.state !== 'read' || hasNode(root, place)) return root;
    return fact.quoted().find((each) => hasNode(each, place)) ?? root;
  }

  view(path: WorkspacePath): FileView | undefined {
    const file = this.file(path);
    return file && viewOf(path, file.index);
  }

  /** Where a module specifier leads, seen from a file. */
  module(from: WorkspacePath, specifier: string, level: number): ModuleAnswer {
    const key = `${level} ${specifier} ${from}`;
    const known = this.#modules.get(key);
    if (known) return known;
    const answer: ModuleAnswer = this.rulesOf(from)?.resolveModule(from, specifier, level, this.facts) ?? { kind: 'missing' };
    if (answer.kind === 'need') this.needs.addAll(answer.requests);
    this.#modules.set(key, answer);
    return answer;
  }

  moduleLinks(answer: ModuleAnswer): readonly Link[] {
    switch (answer.kind) {
      case 'files':
        return answer.paths.map((path) => ({ target: { kind: 'module', path }, aliased: false }));
      case 'folder':
        return [{ target: { kind: 'folder', path: answer.path }, aliased: false }];
      case 'external':
        return [externalLink];
      case 'missing':
      case 'need':
        return [unknownLink];
    }
  }

  /** What `name` is among the names that the module of an import record offers: an export, or a submodule. */
  importedLinks(from: WorkspacePath, record: ImportRecord, name: string): readonly Link[] {
    const answer = this.module(from, record.specifier, record.level);
    switch (answer.kind) {
      case 'files': {
        const links = answer.paths.flatMap((path) => this.exported(path, name));
        if (links.some((link) => link.target.kind !== 'unknown')) return links.filter((link) => link.target.kind !== 'unknown');
        return this.#submodule(from, record, name);
      }
      case 'folder':
        return this.#submodule(from, record, name);
      case 'external':
        return [externalLink];
      case 'missing':
      case 'need':
        return [unknownLink];
    }
  }

  #submodule(from: WorkspacePath, record: ImportRecord, name: string): readonly Link[] {
    if (this.rulesOf(from)?.family !== 'python') return [unknownLink];
    const specifier = record.specifier === '' || record.specifier.endsWith('.') ? record.specifier + name : `${record.specifier}.${name}`;
    const answer = this.module(from, specifier, record.level);
    return answer.kind === 'external' ? [unknownLink] : this.moduleLinks(answer);
  }

  /** What another file gets that takes `name` from this module. Empty-handed: one unknown link. */
  exported(path: WorkspacePath, name: string): readonly Link[] {
    const key = `${name} ${path}`;
    const known = this.#exported.get(key);
    if (known) return known;
    this.#exported.set(key, [unknownLink]); // what a cycle of re-exports comes to
    const links = this.#exportedBy(path, name);
    this.#exported.set(key, links);
    return links;
  }

  #exportedBy(path: WorkspacePath, name: string): readonly Link[] {
    const view = this.view(path);
    if (!view) return [unknownLink];
    const own = view.exportedAs(name).flatMap((symbol) => {
      const renamed = view.symbol(symbol)?.name !== name;
      return this.follow({ path, symbol }).map((link) => (renamed ? { ...link, aliased: true } : link));
    });
    if (own.length > 0) return own;
    for (const record of view.index.imports) {
      if (record.kind !== 'reexport') continue;
      if (record.starAs === name) return this.moduleLinks(this.module(path, record.specifier, record.level));
      for (const entry of record.names) {
        if ((entry.alias ?? entry.name) !== name) continue;
        const aliased = entry.alias !== undefined && entry.alias !== entry.name;
        return this.importedLinks(path, record, entry.name).map((link) => (aliased ? { ...link, aliased: true } : link));
      }
    }
    if (name === 'default') return [unknownLink];
    return this.starred(view, name, 0) ?? [unknownLink];
  }

  /** What a star import or re-export of this file brings under `name`; undefined when none does. */
  starred(view: FileView, name: string, depth: number): readonly Link[] | undefined {
    let unsure = false;
    for (const record of view.index.imports) {
      if (!record.star || depth > LINK_DEPTH_MAX) continue;
      const answer = this.module(view.path, record.specifier, record.level);
      if (answer.kind !== 'files') {
        unsure ||= answer.kind === 'external';
        continue;
      }
      for (const path of answer.paths) {
        if (!this.#starOffers(path, name)) continue;
        const links = this.exported(path, name);
        if (links.some((link) => link.target.kind !== 'unknown')) return links;
      }
    }
    return unsure ? [unknownLink] : undefined;
  }

  /** Python: `__all__` decides what a star takes, else every name without a leading underscore. */
  #starOffers(path: WorkspacePath, name: string): boolean {
    const view = this.view(path);
    if (view?.family !== 'python') return true;
    const listed = view.index.listedExports;
    return listed ? listed.includes(name) : !name.startsWith('_');
  }

  /** What a symbol stands for once imports are followed; itself when it is no import. */
  follow(ref: SymbolRef): readonly Link[] {
    const symbol = this.view(ref.path)?.symbol(ref.symbol);
    if (!symbol) return [unknownLink];
    if (symbol.import === NONE) return [symbolLink(ref)];
    const key = symbolKey(ref);
    const known = this.#followed.get(key);
    if (known) return known;
    this.#followed.set(key, [unknownLink]);
    const view = this.view(ref.path);
    const bindings = view?.importsOf(ref.symbol) ?? [];
    const links = bindings.flatMap((binding) => this.#bindingLinks(ref.path, binding));
    // A name that is also bound by a plain declaration (a fallback after a failed import) is that declaration, too.
    const declaredElsewhere = symbol.declarations.length > bindings.length && symbol.kind !== 'import';
    const all = declaredElsewhere ? [...links, symbolLink(ref)] : links;
    const result = all.length > 0 ? all : [unknownLink];
    this.#followed.set(key, result);
    return result;
  }

  #bindingLinks(path: WorkspacePath, { record, name }: ImportBinding): readonly Link[] {
    if (name && record.kind !== 'import') return this.#namedLinks(path, record, name);
    if (name && this.rulesOf(path)?.family === 'ecmascript') return this.#namedLinks(path, record, name);
    // A whole module: `import a.b` binds a, `import a.b as c` and `import * as c` bind the module itself.
    const alias = name ? name.alias : record.starAs;
    if (alias !== undefined || this.rulesOf(path)?.family === 'ecmascript') {
      const answer = this.module(path, record.specifier, record.level);
      const given = record.kind === 'require' ? this.#assignedExport(answer) : undefined;
      if (given) return given.map((link) => this.#takenAsDefault(link, alias));
      const links = this.moduleLinks(answer);
      const renamed = alias !== undefined && alias !== record.specifier;
      return renamed ? links.map((link) => ({ ...link, aliased: true })) : links;
    }
    const first = record.specifier.split('.')[0] ?? record.specifier;
    return this.moduleLinks(this.module(path, first, 0));
  }

  /** `require('./m')` is what m assigns to `module.exports`; undefined: the module itself. */
  #assignedExport(answer: ModuleAnswer): readonly Link[] | undefined {
    if (answer.kind !== 'files') return undefined;
    const given = answer.paths.flatMap((path) => this.exported(path, 'export=')).filter(({ target }) => target.kind !== 'unknown');
    return given.length > 0 ? given : undefined;
  }

  #namedLinks(
    path: WorkspacePath,
    record: ImportRecord,
    name: { readonly name: string; readonly alias: string | undefined; readonly symbol: SymbolIx },
  ): readonly Link[] {
    const aliased = name.alias !== undefined && name.alias !== name.name;
    const links = this.importedLinks(path, record, name.name);
    const local = this.view(path)?.symbol(name.symbol)?.name;
    if (name.name === 'default' && links.every((link) => link.target.kind === 'unknown')) {
      // CommonJS has no default: what is imported as it is the module, or what the module assigns.
      const answer = this.module(path, record.specifier, record.level);
      if (answer.kind === 'files')
        return (this.#assignedExport(answer) ?? this.moduleLinks(answer)).map((link) => this.#takenAsDefault(link, local));
    }
    if (name.name === 'default') return links.map((link) => this.#takenAsDefault(link, local));
    return aliased ? links.map((link) => ({ ...link, aliased: true })) : links;
  }

  /** A default export is called what its importers like. Where they call it by its own name, that follows it. */
  #takenAsDefault(link: Link, local: string | undefined): Link {
    const target = link.target.kind === 'symbol' ? this.view(link.target.ref.path)?.symbol(link.target.ref.symbol) : undefined;
    return { ...link, aliased: target?.name !== local };
  }

  /** What `module.name` is: an export of the module's file, or a submodule. */
  memberOfModule(target: { readonly kind: 'module' | 'folder'; readonly path: string }, name: string): readonly Link[] {
    if (target.kind === 'module') {
      const links = this.exported(asWorkspacePath(target.path), name);
      if (links.some((link) => link.target.kind !== 'unknown')) return links;
    }
    const from = target.kind === 'module' ? target.path : `${target.path}/__init__.py`;
    if (!from.endsWith('__init__.py') && !from.endsWith('__init__.pyi')) return [unknownLink];
    const answer = this.module(asWorkspacePath(from), `.${name}`, 1);
    return answer.kind === 'external' ? [unknownLink] : this.moduleLinks(answer);
  }
}

/** Whether something of the tree begins and ends there. */
function hasNode(root: SyntaxNode, { start, end }: Extent): boolean {
  let node: SyntaxNode | undefined = root;
  while (node && !(node.startIndex === start && node.endIndex === end))
    node = node.children.find(({ startIndex, endIndex }) => startIndex <= start && end <= endIndex && startIndex < endIndex);
  return node !== undefined;
}
