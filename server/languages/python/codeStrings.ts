/**
 * Strings that the ecosystem treats as code: dotted names as mock targets, settings and lazy imports have them, and
 * entry points ("package.module:function"). Whether such a path leads to anything is for the terrain to find out.
 */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { ScopeIx } from '../../core/terrain/fileIndex.ts';
import type { OccurrenceDetails } from './indexDraft.ts';
import { isIdentifier } from './names.ts';
import { literalText, type Walk } from './walk.ts';

const dottedName = /^\.*[\p{XID_Start}_]\p{XID_Continue}*(?:\.[\p{XID_Start}_]\p{XID_Continue}*)+$/u;
const entryPoint = /^(?:[^\s=:]+\s*=\s*)?([\p{XID_Start}_][\p{XID_Continue}.]*):([\p{XID_Start}_][\p{XID_Continue}.]*)(?:\s*\[[^\]]*\])?$/u;
/** Longest string looked at, in characters: longer ones are prose or data. */
const lengthMax = 200;

/** Any string literal: records its segments if it has the form of a dotted name or an entry point. */
export function readCodeString(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  if (node.endIndex - node.startIndex > lengthMax) return;
  const literal = literalText(node);
  if (literal === undefined) return;
  const { text, content } = literal;
  if (dottedName.test(text)) {
    occurSegments(walk, text, content.start, '', scope);
    return;
  }
  const entry = text.includes(':') ? entryPoint.exec(text) : null;
  const [, module, attribute] = entry ?? [];
  if (module === undefined || attribute === undefined) return;
  const start = content.start + text.indexOf(`${module}:${attribute}`);
  occurSegments(walk, module, start, '', scope);
  occurSegments(walk, attribute, start + module.length + 1, `${module}.`, scope);
}

/** One occurrence for each segment of a dotted text, with the path up to it. */
export function occurSegments(
  walk: Walk,
  text: string,
  start: number,
  before: string,
  scope: ScopeIx,
  details: OccurrenceDetails = {},
): void {
  let at = 0;
  for (const segment of text.split('.')) {
    if (segment !== '') {
      const place = { start: start + at, end: start + at + segment.length };
      walk.draft.occur(place, segment, 'string', scope, { ...details, dotted: before + text.slice(0, at + segment.length) });
    }
    at += segment.length + 1;
  }
}

/** A string that names one thing at its place. False if it is no literal, or no name. */
export function occurName(walk: Walk, node: SyntaxNode | undefined, scope: ScopeIx, details: OccurrenceDetails): boolean {
  const literal = literalText(node);
  if (node === undefined || literal === undefined || !isIdentifier(literal.text)) return false;
  walk.claimed.add(node);
  walk.draft.occur(literal.content, literal.text, 'string', scope, details);
  return true;
}

/** A string that is a module or an object by its path, also when it has one segment only. */
export function occurPath(walk: Walk, node: SyntaxNode | undefined, scope: ScopeIx): boolean {
  const literal = literalText(node);
  if (node === undefined || literal === undefined) return false;
  if (dottedName.test(literal.text) || isIdentifier(literal.text.replace(/^\.+/, ''))) {
    walk.claimed.add(node);
    occurSegments(walk, literal.text, literal.content.start, '', scope);
  }
  return true;
}
