/**
 * Parsing with tree-sitter in WebAssembly. Each tree is read once into plain objects, straight from the parser's memory: that takes
 * a fifth of the time of the parse, where the same walk with the parser's own cursor takes four fifths. Trees are kept within a
 * bound, so that a text with a change is parsed again in a millisecond or a few.
 */
import { defined } from '../../base/assert.ts';
import type { Disposable } from '../../base/disposable.ts';
import { threadTimeMs } from '../../base/threadTime.ts';
import type { OutlinedFile, ParsedFile, Reading, SyntaxPort } from '../../core/ports/syntaxPort.ts';
import type { PlainNode } from '../../core/syntax/plainNode.ts';
import type { SyntaxNode, SyntaxProblem } from '../../core/syntax/syntaxNode.ts';
import { problemsIn } from '../../core/syntax/syntaxProblems.ts';
import { type FileIndex, type Hazard, NONE } from '../../core/terrain/fileIndex.ts';
import { wideGrammars } from '../../core/terrain/generated/wideGrammars.ts';
import { type DeepLanguageId, isDeep, type LanguageId, type WideLanguageId } from '../../core/terrain/languageId.ts';
import type { LanguageRules } from '../../core/terrain/languageRules.ts';
import type { FileOutline } from '../../core/terrain/outline/outline.ts';
import { outlineOf } from '../../core/terrain/outline/outlineOf.ts';
import { WideOutliner } from '../../core/terrain/wide/wideOutline.ts';
import { type Grammar, Grammars } from './grammars.ts';
import { onlyEdit, Parsing } from './parsing.ts';
import { depthMax, plainTree } from './plainTree.ts';

/** Length of a text whose tree is kept, in UTF-16 units; a tree takes some ten bytes for each. */
const rememberedMax = 1_000_000;
/** Documents whose trees are kept up to date. */
const openMax = 1_000;

export interface SyntaxOptions {
  /** The time this thread has worked, from an arbitrary start. */
  readonly spentMs?: () => number;
  /** Of trees kept for later. */
  readonly treeBytesMax?: number | undefined;
}

/** `rules`: of the deep languages that are asked for. Disposing frees the parsers. */
export async function createSyntax(
  wasmFolder: string,
  rules: readonly LanguageRules[],
  { spentMs = threadTimeMs, treeBytesMax }: SyntaxOptions = {},
): Promise<SyntaxPort & Disposable> {
  return new Syntax(await Grammars.start(wasmFolder), rules, new Parsing(spentMs, treeBytesMax));
}

class Syntax implements SyntaxPort, Disposable {
  readonly #grammars: Grammars;
  readonly #parsing: Parsing;
  readonly #rulesOf = new Map<DeepLanguageId, LanguageRules>();
  readonly #outliners = new Map<WideLanguageId, WideOutliner>();
  readonly #open = new Map<string, { readonly language: LanguageId; readonly text: string }>();

  constructor(grammars: Grammars, rules: readonly LanguageRules[], parsing: Parsing) {
    this.#grammars = grammars;
    this.#parsing = parsing;
    for (const rule of rules) for (const language of rule.languages) this.#rulesOf.set(language, rule);
  }

  index(language: DeepLanguageId, text: string): ParsedFile {
    return this.#noting(() => this.#index(language, text));
  }

  /** Says of what was read whether a parse was stopped for it. */
  #noting<T extends Reading>(read: () => T): T {
    const { stops } = this.#parsing;
    const value = read();
    return this.#parsing.stops === stops ? value : { ...value, stopped: true };
  }

  #index(language: DeepLanguageId, text: string): ParsedFile {
    const grammar = this.#grammars.of(language);
    const tree = this.#parsing.sound(grammar, text);
    const read = tree && plainTree(grammar, tree, text);
    if (!read) return { index: unreadIndex(language, text), problems: [unread(text)] };
    const rules = defined(this.#rulesOf.get(language), `rules for ${language}`);
    const index = rules.analyse(read.root, text, language, (ranges) => this.#parsing.fragment(grammar, text, ranges).root);
    this.#forgetIfLong(grammar, text);
    return { index: withHazards(index, read.tooDeep), problems: read.root.hasError ? problemsIn(read.root) : [] };
  }

  tree(language: DeepLanguageId, text: string): SyntaxNode | undefined {
    const grammar = this.#grammars.of(language);
    const tree = this.#parsing.sound(grammar, text);
    const read = tree && plainTree(grammar, tree, text);
    this.#forgetIfLong(grammar, text);
    return read?.root;
  }

  quoted(language: DeepLanguageId, text: string): readonly SyntaxNode[] {
    const grammar = this.#grammars.of(language);
    const tree = this.#parsing.sound(grammar, text);
    const read = tree && plainTree(grammar, tree, text);
    const found: SyntaxNode[] = [];
    const rules = defined(this.#rulesOf.get(language), `rules for ${language}`);
    // What the analyser asks to have read is what is code to it.
    if (read)
      rules.analyse(read.root, text, language, (ranges) => {
        const { root } = this.#parsing.fragment(grammar, text, ranges);
        found.push(root);
        return root;
      });
    this.#forgetIfLong(grammar, text);
    return found;
  }

  outline(language: LanguageId, text: string): OutlinedFile {
    return this.#noting(() => this.#outline(language, text));
  }

  #outline(language: LanguageId, text: string): OutlinedFile {
    if (isDeep(language)) {
      const { index, problems } = this.#index(language, text);
      return { outline: outlineOf(index, text), problems };
    }
    const grammar = this.#grammars.of(language);
    const tree = this.#parsing.sound(grammar, text);
    const { levelsMax } = wideGrammars[language];
    const read = tree && plainTree(grammar, tree, text, tree.rootNode.hasError ? undefined : levelsMax);
    if (!read) return { outline: unreadOutline, problems: [unread(text)] };
    const outline = this.#outliner(language).outline(read.root, text);
    this.#forgetIfLong(grammar, text);
    return { outline, problems: read.root.hasError ? problemsIn(read.root) : [] };
  }

  problems(language: LanguageId, text: string, from?: Parameters<SyntaxPort['problems']>[2]): readonly SyntaxProblem[] {
    const grammar = this.#grammars.of(language);
    if (this.#parsing.changed(grammar, text, from)?.rootNode.hasError === false) return [];
    // How a parser recovers may depend on where it came from: errors are told only from a whole parse.
    const tree = this.#parsing.whole(grammar, text);
    const read = tree?.rootNode.hasError ? plainTree(grammar, tree, text) : undefined;
    const problems = tree?.rootNode.hasError === false ? [] : read ? problemsIn(read.root) : [unread(text)];
    this.#forgetIfLong(grammar, text);
    return problems;
  }

  follow(document: string, language: LanguageId, text: string): void {
    const before = this.#open.get(document);
    if (text.length > rememberedMax || this.#open.size > openMax) {
      this.unfollow(document);
      return;
    }
    // What is only looked at needs no tree: the first change brings one.
    if (before && before.text !== text) {
      const grammar = this.#grammars.of(language);
      const from = before.language === language ? { text: before.text, edits: [onlyEdit(before.text, text)] } : undefined;
      if (!this.#parsing.changed(grammar, text, from)) this.#parsing.whole(grammar, text);
    }
    if (before) this.unfollow(document);
    this.#open.set(document, { language, text });
  }

  unfollow(document: string): void {
    const last = this.#open.get(document);
    this.#open.delete(document);
    if (last && ![...this.#open.values()].some(({ text, language }) => text === last.text && language === last.language))
      this.#parsing.forget(last, last.text);
  }

  dispose(): void {
    this.#open.clear();
    this.#parsing.dispose();
    this.#grammars.dispose();
  }

  #forgetIfLong(grammar: Grammar, text: string): void {
    if (text.length > rememberedMax) this.#parsing.forget(grammar, text);
  }

  #outliner(language: WideLanguageId): WideOutliner {
    const outliner = this.#outliners.get(language) ?? new WideOutliner(wideGrammars[language]);
    this.#outliners.set(language, outliner);
    return outliner;
  }
}

const tooHard = 'The text is so large, or makes so little sense, that reading it takes too long; nothing in it was read.';

/** Stands for all that is wrong in a text that was not read, and is the same before and after an edit. */
function unread(text: string): SyntaxProblem {
  return { start: 0, end: text.length, kind: 'error', context: 'file: takes too long to read' };
}

function unreadIndex(language: DeepLanguageId, text: string): FileIndex {
  const extent = { start: 0, end: text.length };
  const scopes = [{ kind: 'module' as const, parent: NONE, owner: NONE, declaredElsewhere: [], ...extent }];
  const hazards: Hazard[] = [{ ...extent, kind: 'unread', text: tooHard }];
  return { language, scopes, symbols: [], occurrences: [], imports: [], hazards, listedExports: undefined };
}

const unreadOutline: FileOutline = { symbols: [], imports: [], leftOut: tooHard };

function withHazards(index: FileIndex, tooDeep: readonly PlainNode[]): FileIndex {
  if (tooDeep.length === 0) return index;
  const text = `The code here is nested deeper than ${depthMax} levels; the names in it were not read.`;
  const hazards: Hazard[] = tooDeep.map((node) => ({ start: node.startIndex, end: node.endIndex, kind: 'unread', text }));
  return { ...index, hazards: [...index.hazards, ...hazards] };
}
