/** Docstrings: Sphinx roles and fields name things of the code, and doctests are code. The rest is prose. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE, type ScopeIx, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import { occurSegments } from './codeStrings.ts';
import { describedIn } from './signatures/describedParameters.ts';
import type { Walk } from './walk.ts';

/** :func:`a.b.c`, :py:class:`~a.b.C`, :meth:`title <a.b.C.m>`. */
const role =
  /:(?:py:)?(?:func|class|meth|attr|mod|data|const|exc|obj|any|type|deco):`(?:[^`<]*<)?([!~]?\.?)([\p{XID_Continue}.]+)(?:\(\))?>?`/gu;
/** :param x:, :param int x:, :type x:, :ivar x: and their like. */
const field =
  /^[ \t]*:(param|parameter|arg|argument|key|keyword|kwarg|type|ivar|cvar|var|vartype)[ \t]+(?:[^:\n]*[ \t])?\*{0,2}(\p{XID_Continue}+):/gmu;
/** Sections of parameters in the styles of Google and NumPy. */
const listed =
  /^[ \t]*(?:Args|Arguments|Params|Keyword Args|Keyword Arguments|Parameters):[ \t]*\r?$|^[ \t]*(?:Other )?Parameters[ \t]*\r?\n[ \t]*-{3,}/m;
const memberFields: ReadonlySet<string> = new Set(['ivar', 'cvar', 'var', 'vartype']);
const exampleLine = /^[ \t]*(?:>>>|\.\.\.)(?: |(?=\r?\n|$))/;

/** The string that begins a module, class or function, if there is one. */
function docstringOf(body: SyntaxNode): SyntaxNode | undefined {
  const first = body.namedChildren.find((child) => child.type !== 'comment');
  const string = first?.type === 'expression_statement' ? first.namedChildren[0] : undefined;
  return string?.type === 'string' && string.namedChildren.every((child) => child.type !== 'interpolation') ? string : undefined;
}

export function visitDocstring(walk: Walk, body: SyntaxNode, scope: ScopeIx, owner: SymbolIx): void {
  const string = docstringOf(body);
  if (string === undefined) return;
  walk.claimed.add(string);
  const content = string.namedChildren.find((child) => child.type === 'string_content');
  if (content === undefined) return;
  const text = content.text;
  const at = content.startIndex;
  if (text.includes(':`')) for (const found of text.matchAll(role)) occurRole(walk, found, at, scope);
  if (owner !== NONE && text.includes(':')) for (const found of text.matchAll(field)) occurField(walk, found, at, scope, owner);
  if (owner !== NONE && listed.test(text)) occurListed(walk, content, scope, owner);
  if (text.includes('>>>')) visitExamples(walk, content);
}

function occurRole(walk: Walk, found: RegExpExecArray, at: number, scope: ScopeIx): void {
  const [whole, prefix = '', path = ''] = found;
  const start = at + found.index + whole.lastIndexOf(prefix + path) + prefix.length;
  if (!/^\p{XID_Start}|^_/u.test(path) || path.endsWith('.')) return;
  occurSegments(walk, path, start, '', scope);
}

/** Names of parameters as Google and NumPy list them. */
function occurListed(walk: Walk, content: SyntaxNode, scope: ScopeIx, owner: SymbolIx): void {
  for (const { name, nameExtent } of describedIn(walk.text, content)?.entries ?? [])
    occurParameter(walk, nameExtent, 'param', name, scope, owner);
}

/** The name of a parameter of the function documented, or of a member of the class. */
function occurField(walk: Walk, found: RegExpExecArray, at: number, scope: ScopeIx, owner: SymbolIx): void {
  const [whole, kind = '', name = ''] = found;
  const start = at + found.index + whole.length - 1 - name.length;
  occurParameter(walk, { start, end: start + name.length }, kind, name, scope, owner);
}

function occurParameter(walk: Walk, place: Extent, kind: string, name: string, scope: ScopeIx, owner: SymbolIx): void {
  const documented = walk.draft.symbol(owner);
  const members = documented.kind === 'class' ? documented : undefined;
  walk.later(() => {
    const symbol = members === undefined ? walk.draft.scopes.at(scope).bindings.get(name) : memberDocumented(walk, owner, kind, name);
    if (symbol !== undefined) walk.draft.occur(place, name, 'string', scope, { symbol });
  });
}

/** A class's docstring describes its attributes, and often the parameters of its constructor. */
function memberDocumented(walk: Walk, owner: SymbolIx, kind: string, name: string): SymbolIx | undefined {
  const members = walk.draft.symbol(owner).members;
  if (memberFields.has(kind)) return members?.get(name);
  const init = members?.get('__init__');
  const parameters = init === undefined ? [] : walk.draft.symbol(init).parameters;
  return parameters.find((parameter) => walk.draft.symbol(parameter).name === name) ?? members?.get(name);
}

/** Doctests see a copy of the module's names; what one docstring's examples bind, they see among themselves. */
function visitExamples(walk: Walk, content: SyntaxNode): void {
  const ranges: Extent[] = [];
  let at = content.startIndex;
  for (const line of content.text.split(/(?<=\n)/)) {
    const prefix = exampleLine.exec(line)?.[0].length;
    const continues = ranges.length > 0 && ranges.at(-1)?.end === at;
    if (prefix !== undefined && (line.trimStart().startsWith('>>>') || continues))
      ranges.push({ start: at + prefix, end: at + line.length });
    at += line.length;
  }
  if (ranges.length === 0) return;
  const root = walk.parseFragment(ranges);
  const scope = walk.draft.scopes.add('block', 0, extentOf(content), NONE);
  walk.visit(root, scope);
}
