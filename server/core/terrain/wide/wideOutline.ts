/** The outline of a file in a wide language, out of its tree and the queries of its language. Pure; never throws on broken code. */
import { matchQuery } from '../../syntax/query/matchQuery.ts';
import { readQuery } from '../../syntax/query/readQuery.ts';
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import { NONE } from '../fileIndex.ts';
import { type FileOutline, type OutlineKind, type OutlineSymbol, outlineSymbolsMax } from '../outline/outline.ts';
import { signatureIn } from '../outline/outlineText.ts';
import { type Declaration, declarationsIn } from './declarations.ts';
import { DocsAbove } from './docsAbove.ts';
import { isExported } from './exported.ts';
import { importsIn } from './importsIn.ts';
import { isType, type Nested, nest } from './nesting.ts';
import type { WideGrammar } from './wideGrammar.ts';

/** Makes outlines of one language; reads its queries once. */
export class WideOutliner {
  readonly #grammar: WideGrammar;
  readonly #symbols;
  readonly #imports;

  constructor(grammar: WideGrammar) {
    this.#grammar = grammar;
    this.#symbols = readQuery(grammar.symbols);
    this.#imports = readQuery(grammar.imports);
  }

  outline(root: SyntaxNode, text: string): FileOutline {
    const declared = declarationsIn(text, matchQuery(this.#symbols, root));
    const docs = new DocsAbove(text, this.#grammar.docs, declared);
    const all = once(nest(text.length, declared.symbols, declared.surroundings).filter(({ local }) => !local));
    const kept = all.slice(0, outlineSymbolsMax);
    const positions = new Map(kept.map((nested, position) => [nested, position]));
    const types = new Map<string, number>();
    for (const [position, { declaration }] of kept.entries())
      if (isType(declaration.kind) && !types.has(declaration.name)) types.set(declaration.name, position);

    const symbols = kept.map((nested): OutlineSymbol => {
      const { declaration } = nested;
      const { name, nameExtent, start, end } = declaration;
      const owner = declaration.belongsTo ?? nested.extensionOf;
      const found = owner === undefined ? undefined : types.get(owner);
      const around = nested.container && positions.get(nested.container);
      return {
        name,
        kind: kindIn(nested),
        container: found ?? around ?? NONE,
        ...(owner !== undefined && found === undefined ? { containerName: owner } : {}),
        start,
        end,
        nameExtent,
        signature: signatureOf(declaration, text, docs),
        doc: docs.above(start),
        exported: isExported(this.#grammar.exported, nested, text, docs.shownAbove(start)),
      };
    });
    const imports = importsIn(text, matchQuery(this.#imports, root));
    if (all.length === kept.length) return { symbols, imports };
    return { symbols, imports, leftOut: `It declares ${all.length} things, of which the first ${kept.length} are listed.` };
  }
}

function signatureOf({ name, nameExtent, start, end, head, bodyStart }: Declaration, text: string, docs: DocsAbove): string {
  const inOneLine = (from: number, to: number): string => signatureIn(text, from, to, docs.commentsIn(from, to));
  if (head) return inOneLine(head.start, head.end);
  if (bodyStart === undefined) return inOneLine(start, end);
  const before = inOneLine(start, bodyStart);
  return nameExtent.start > bodyStart ? `${before} { … } ${name}` : before; // typedef struct { … } Name
}

function kindIn({ declaration: { kind, belongsTo }, container, extensionOf }: Nested): OutlineKind {
  if (kind !== 'function') return kind;
  return belongsTo !== undefined || extensionOf !== undefined || (container && isType(container.declaration.kind)) ? 'method' : 'function';
}

/** Where a variable is declared by assigning to it, the first assignment is what is listed. */
function once(symbols: readonly Nested[]): readonly Nested[] {
  const seen = new Map<Nested | undefined, Set<string>>();
  return symbols.filter(({ container, declaration }) => {
    if (declaration.kind !== 'variable') return true;
    const names = seen.get(container) ?? new Set();
    seen.set(container, names);
    if (names.has(declaration.name)) return false;
    names.add(declaration.name);
    return true;
  });
}
