/** Locates what turning a function into a static or a class method concerns: the function, its class, and every use, which names the class. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt } from '../../base/textLines.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { enclosing, extentOf, nodeAround, nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type ClassSubject, classSubject, type MemberPlace, memberPlace } from '../callables/classPlace.ts';
import { followInDocs } from '../callables/documentedNames.ts';
import type { FunctionSubject } from '../callables/functionSubject.ts';
import { type FunctionUse, type FunctionUses, functionUses } from '../callables/functionUses.ts';
import { importedLocal } from '../callables/importedLocal.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { type MemberLines, memberLines, withoutLastBreak } from '../callables/memberLines.ts';
import { broughtAlong } from '../callables/neededThere.ts';
import { isWithin, ownThis } from '../callables/receiver.ts';
import { placesInWords, whyBlocked } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { indentBehindFirst, writeMethodHead } from '../callables/writtenHead.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import { resolveTarget } from '../target/targetResolver.ts';
import type { FunctionToMethodArguments, Manner } from './arguments.ts';
import { leaveLists } from './leftLists.ts';
import { whyNoMember } from './memberName.ts';

export function locateOnClass(
  resolver: Resolver,
  subject: FunctionSubject,
  args: FunctionToMethodArguments,
  as: Manner,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const kind = as === 'static' || subject.view.family === 'ecmascript' ? 'a static method' : 'a class method';
  if (args.className === undefined)
    return refusedAs(`nothing tells of which class “${subject.name}” is to be ${kind}`, `Name it: “make ${subject.name} ${kind} of NAME”.`);
  const spec = args.className.kind === undefined ? { ...args.className, kind: 'class' as const } : args.className;
  const found = resolveTarget(resolver, spec, (words) => `make ${subject.name} ${kind} of ${words}`);
  if (found.kind !== 'done') return found;
  if (found.value.kind !== 'symbols') return refusedAs(`“${args.className.name}” is no class`);
  const owner = classSubject(resolver, found.value.primary);
  if (owner.kind !== 'done') return owner;
  const uses = functionUses(resolver, subject);
  const name = args.newName ?? subject.name;
  const why = whyUnfit(resolver, subject, owner.value, uses, name, as);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (why) return { kind: 'refused', error: why };
  return converted(resolver, subject, owner.value, uses, name, as);
}

function whyUnfit(
  resolver: Resolver,
  subject: FunctionSubject,
  owner: ClassSubject,
  { blocked, uses }: FunctionUses,
  name: string,
  as: Manner,
): Refusal | undefined {
  const { terrain } = resolver;
  const unnamed = whyNoMember(resolver, subject, owner, name);
  if (unnamed !== undefined) return unnamed;
  if (owner.symbol.scope !== 0) return unfit(`“${owner.symbol.name}” cannot be named outside of what it is declared in`);
  const block = whyBlocked(terrain, blocked);
  if (block !== undefined) return unfit(block);
  const early = uses.find((use) => isEarly(resolver, subject, owner, use));
  if (early)
    return unfit(
      `“${subject.name}” is used before “${owner.symbol.name}” would be there (${placesInWords(terrain, [{ path: early.path, ...early.place }])})`,
    );
  const { definitions, view } = subject;
  if (view.family === 'ecmascript') {
    const own = definitions.some(
      ({ node }) =>
        nodesIn(
          node,
          ({ type }) => type === 'this',
          ({ type }) => !ownThis.has(type),
        ).length > 0,
    );
    return own ? unfit(`“${subject.name}” uses “this”, which would be the class`) : undefined;
  }
  const inside = (word: string): boolean =>
    view
      .occurrencesOf(word)
      .some((each) => each.role !== 'member' && each.role !== 'keyword' && definitions.some((definition) => isWithin(each, definition)));
  return as === 'class' && inside('cls') ? unfit(`“${subject.name}” already has a “cls”`) : undefined;
}

/** While the module of the class is loaded, before the class is made. */
function isEarly({ terrain }: Resolver, subject: FunctionSubject, owner: ClassSubject, { path, place }: FunctionUse): boolean {
  const root = terrain.tree(path);
  if (path !== owner.ref.path || root === undefined || place.start >= owner.node.endIndex) return false;
  if (subject.ref.path === path && subject.definitions.some((definition) => isWithin(place, definition))) return false;
  return enclosing(nodeAround(root, place), laterFunctions) === undefined;
}

const laterFunctions: ReadonlySet<string> = new Set([
  'function_definition',
  'lambda',
  'arrow_function',
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'generator_function',
  'method_definition',
]);

function converted(
  resolver: Resolver,
  subject: FunctionSubject,
  owner: ClassSubject,
  { uses, imports, listed, strings }: FunctionUses,
  name: string,
  as: Manner,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const lines = memberLines(subject.file.text, subject.definitions);
  const place = memberPlace(owner);
  if (lines === undefined) return refusedAs(`“${subject.dotted}” shares its lines with other code`);
  if (place === undefined) return refusedAs(`“${owner.symbol.name}” is written on one line`);
  const sheet = new ChangeSheet(terrain);
  const along = broughtAlong(resolver, sheet, subject, owner, [lines.lines]);
  if (along.kind !== 'done') return along;
  for (const use of uses) {
    // `config.parse` is `config.Config.parse`: the module stays what it is.
    if (use.use.object && owner.ref.path === subject.ref.path) {
      sheet.rewrite(
        use.path,
        extentOf(use.use.name),
        [`${owner.symbol.name}.${name}`],
        `names it in its class; ${use.why}`,
        use.confidence,
      );
      continue;
    }
    const inside = use.path === subject.ref.path && subject.definitions.some((definition) => isWithin(use.place, definition));
    const there = inside ? { path: owner.ref.path, view: owner.view, scope: 0, place: use.place } : use;
    const className = importedLocal(resolver, sheet, there, owner.ref.path, owner.symbol.name);
    if (typeof className !== 'string') return { kind: 'refused', error: className };
    const written = `${className}.${name}`;
    const { access, object, name: token } = use.use;
    sheet.rewrite(
      use.path,
      extentOf(access),
      [use.shorthand ? `${token.text}: ${written}` : written],
      `names it in its class; ${use.why}`,
      use.confidence,
    );
    if (object) sheet.release(use.path, extentOf(object));
  }
  const inCode = followInDocs(resolver, sheet, strings, { name: `${owner.symbol.name}.${name}` });
  // A dotted name of its module goes on meaning it, with its class before it: a mock target.
  const led = inCode.filter(({ occurrence }) => owner.ref.path === subject.ref.path && occurrence.receiver === undefined);
  for (const { path, start, end, confidence, why } of led)
    sheet.rewrite(path, { start, end }, [`${owner.symbol.name}.${name}`], `names it in its class; ${why}`, confidence);
  const open = inCode.filter((each) => !led.includes(each));
  const gone = leaveLists(resolver, sheet, subject, imports, listed);
  writeOnClass(sheet, subject, owner, lines, place, name, as, along.value.deferred);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (subject.ref.path !== owner.ref.path) sheet.release(subject.ref.path, lines.lines);
  const decisions = [decided(subject, owner, as), ...along.value.decisions, ...gone];
  return sheet.located(
    locatedMember(resolver, { ...subject, decisions: [] }, { newName: name === subject.name ? undefined : name, strings: open, decisions }),
  );
}

function writeOnClass(
  sheet: ChangeSheet,
  subject: FunctionSubject,
  owner: ClassSubject,
  lines: MemberLines,
  place: MemberPlace,
  name: string,
  as: Manner,
  deferred: readonly string[],
): void {
  const { path } = subject.ref;
  const { text } = subject.file;
  const moved = withoutLastBreak(text, lines.lines);
  sheet.takeOut(path, lines.removed, `“${subject.name}” is a method now`);
  indentBehindFirst(sheet, subject, moved, lines.lines.indent, place.indent);
  writeMethodHead(sheet, {
    subject,
    position: undefined,
    onClass: as === 'class',
    name,
    indent: place.indent,
    unit: place.unit,
    typeParameters: ({ typeParameters }) => (typeParameters === undefined ? '' : text.slice(typeParameters.start, typeParameters.end)),
  });
  writeDeferred(sheet, subject, lines, place, deferred);
  const why = `“${subject.name}” as a method`;
  if (path === owner.ref.path) sheet.rewrite(path, place.extent, [place.before, place.indent, moved, place.after], why);
  else
    sheet.carry(owner.ref.path, place.extent, { before: place.before + place.indent, from: path, stretch: moved, after: place.after }, why);
}

/** Imports that can only be had once it runs. */
function writeDeferred(
  sheet: ChangeSheet,
  { definition, file, ref }: FunctionSubject,
  lines: MemberLines,
  place: MemberPlace,
  deferred: readonly string[],
): void {
  const statements = definition.body?.namedChildren ?? [];
  const isDoc = statements[0]?.type === 'expression_statement' && statements[0].namedChildren[0]?.type === 'string';
  const [first] = isDoc && statements.length > 1 ? statements.slice(1) : statements;
  if (deferred.length === 0 || first === undefined) return;
  const eol = lineBreakIn(file.text);
  const indent = place.indent + indentAt(file.text, first.startIndex).slice(lines.lines.indent.length);
  const at = { start: first.startIndex, end: first.startIndex };
  sheet.rewrite(ref.path, at, [...deferred.map((line) => line + eol), eol, indent], 'needed by the method');
}

function decided({ name, ref, symbol, view }: FunctionSubject, owner: ClassSubject, as: Manner): OperationDecision {
  const kind = as === 'class' && view.family === 'python' ? 'a class method' : 'a static method';
  return {
    kind: 'plan',
    choice: `“${name}” is ${kind} of “${owner.symbol.name}”, called on the class`,
    rationale:
      as === 'class' && view.family === 'ecmascript'
        ? 'static methods are the class methods of this language'
        : 'that was asked for; it keeps all its parameters',
    rejected: [],
    confidence: 0.95,
    about: [{ path: ref.path, ...symbol.nameExtent }],
  };
}
