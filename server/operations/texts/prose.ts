/**
 * Where comments, docstrings, strings and documents mention a name, for changes that are asked to follow there. A mention that may be
 * an ordinary word, or another thing of that name, is left and told.
 */
import { LineIndex } from '../../base/lineIndex.ts';
import type { MentionsFact, Place } from '../../core/facts/facts.ts';
import { wordOffsets } from '../../core/facts/words.ts';
import type { LeftAlone, LocatedReference } from '../../core/operation/operation.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { isTestPath } from '../../core/terrain/relations/testFiles.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { isChronicle, isDocument, standingOf } from './wordMarks.ts';

const bounds = { documentsMax: 300, leftMax: 100, lineUnitsMax: 160 } as const;

export interface ProseSubject {
  readonly name: string;
  readonly newName: string;
  /** Files that may mean another thing by the name: there only what is qualified follows. */
  readonly doubtful: ReadonlySet<string>;
  /** Places that are dealt with already. */
  readonly known: readonly Place[];
}

export interface FoundProse {
  readonly references: readonly LocatedReference[];
  readonly left: readonly LeftAlone[];
}

type Sort = 'comment' | 'docstring' | 'string' | 'title';

/** `views`: the files of code that mention the name. */
export function proseOf(
  terrain: Terrain,
  views: readonly FileView[],
  mentions: MentionsFact | undefined,
  subject: ProseSubject,
  also: readonly Wish[],
): FoundProse {
  const references: LocatedReference[] = [];
  const left: LeftAlone[] = [];
  if (also.length === 0) return { references, left };
  const known = new Set(subject.known.map(({ path, start }) => `${start} ${path}`));
  const judge = (path: WorkspacePath, text: string, at: number, what: string, doubtful: boolean): void => {
    const place = { path, start: at, end: at + subject.name.length };
    const standing = standingOf(text, place.start, place.end);
    const why = doubtful ? 'another thing has that name too, so it is not sure which is meant' : 'it may be an ordinary word';
    const confidence = doubtful ? 0.4 : standing === 'marked' ? 0.9 : standing === 'evident' ? 0.85 : 0.4;
    if (confidence > 0.5) references.push({ ...place, confidence, newText: subject.newName, why: `mentions it in ${what}`, how: 'string' });
    else if (left.length < bounds.leftMax)
      left.push({ ...place, why: `mentions the name in ${what}, and was left: ${why}`, text: lineAt(text, at) });
  };
  for (const view of views) {
    const text = terrain.file(view.path)?.text ?? '';
    const inCode = new Set(view.occurrencesOf(subject.name).flatMap(({ role, start }) => (role === 'string' ? [] : [start])));
    const places = [...wordOffsets(text, subject.name)].filter((at) => !inCode.has(at) && !known.has(`${at} ${view.path}`));
    if (places.length === 0) continue;
    const root = terrain.tree(view.path);
    for (const at of places) {
      const sort = root && sortAt(root, at);
      if (sort === undefined || !isAskedFor(sort, also, view.path)) continue;
      judge(view.path, text, at, inWords[sort], subject.doubtful.has(view.path));
    }
  }
  if (!also.includes('docs')) return { references, left };
  for (const { path } of (mentions?.other ?? []).filter((other) => isDocument(other.path)).slice(0, bounds.documentsMax)) {
    const fact = terrain.facts.file(path);
    if (fact === undefined) terrain.needs.add({ kind: 'file', path });
    if (fact?.state !== 'text') continue;
    for (const at of wordOffsets(fact.text, subject.name)) {
      if (known.has(`${at} ${path}`)) continue;
      if (isChronicle(path))
        left.push({
          path,
          start: at,
          end: at + subject.name.length,
          why: 'tells how things were, so it stays as written',
          text: lineAt(fact.text, at),
        });
      else judge(path, fact.text, at, 'a document', subject.doubtful.size > 0 && !isQualified(fact.text, at));
    }
  }
  return { references, left: left.slice(0, bounds.leftMax) };
}

const inWords: Readonly<Record<Sort, string>> = {
  comment: 'a comment',
  docstring: 'a docstring',
  string: 'a string',
  title: 'the title of a test',
};

function isAskedFor(sort: Sort, also: readonly Wish[], path: string): boolean {
  switch (sort) {
    case 'comment':
      return also.includes('comments');
    case 'docstring':
      return also.includes('comments') || also.includes('docs');
    case 'string':
      return also.includes('strings');
    case 'title':
      return also.includes('strings') || (also.includes('tests') && isTestPath(path));
  }
}

/** With something before its dot: then the owner, which is looked at elsewhere, says what it is. */
function isQualified(text: string, at: number): boolean {
  return /[\w)]\.$/.test(text.slice(Math.max(0, at - 2), at));
}

/** What the text at an offset is; undefined for code. */
function sortAt(root: SyntaxNode, offset: number): Sort | undefined {
  let node: SyntaxNode = root;
  for (;;) {
    if (/comment/.test(node.type)) return /^\/\*\*/.test(node.text) ? 'docstring' : 'comment';
    if (node.type === 'string' || node.type === 'template_string') {
      if (inSubstitution(node, offset)) return undefined;
      if (isDocstring(node)) return 'docstring';
      return isTestTitle(node) ? 'title' : 'string';
    }
    if (node.type === 'jsx_text') return 'string';
    const inner = node.children.find((child) => child.startIndex <= offset && offset < child.endIndex);
    if (inner === undefined) return undefined;
    node = inner;
  }
}

/** In the code of an f-string or template. */
function inSubstitution(node: SyntaxNode, offset: number): boolean {
  const inner = node.children.find((child) => child.startIndex <= offset && offset < child.endIndex);
  if (inner === undefined) return false;
  return inner.type === 'interpolation' || inner.type === 'template_substitution' || inSubstitution(inner, offset);
}

function isDocstring(node: SyntaxNode): boolean {
  return node.parent?.type === 'expression_statement';
}

/** `describe('parseRow', …)`, `it('…')`. */
function isTestTitle(node: SyntaxNode): boolean {
  const call = node.parent?.type === 'arguments' ? node.parent.parent : null;
  const callee = call?.childForFieldName('function')?.text ?? '';
  return (
    /^(?:describe|it|test|suite|context|specify)(?:\.\w+)*$/.test(callee) && node.parent?.namedChildren[0]?.startIndex === node.startIndex
  );
}

function lineAt(text: string, offset: number): string {
  const lines = new LineIndex(text);
  const [start, end] = lines.lineExtent(lines.at(offset).line) ?? [0, 0];
  return text.slice(start, end).trim().slice(0, bounds.lineUnitsMax);
}
