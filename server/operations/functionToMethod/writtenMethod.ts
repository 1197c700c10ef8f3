/** The method that a function becomes: its place in the class, its head, and what it says of its object. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt } from '../../base/textLines.ts';
import { enclosing, nodeAround, nodesIn } from '../../core/syntax/nodeSearch.ts';
import { NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { ClassSubject, MemberPlace } from '../callables/classPlace.ts';
import type { Definition } from '../callables/definition.ts';
import type { FunctionSubject } from '../callables/functionSubject.ts';
import { type MemberLines, withoutLastBreak } from '../callables/memberLines.ts';
import { leaveDescription } from '../callables/objectDescription.ts';
import { isWithin, ownThis } from '../callables/receiver.ts';
import { indentBehindFirst, writeMethodHead } from '../callables/writtenHead.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { ChosenClass } from './chosenClass.ts';

export interface MethodPlan {
  readonly subject: FunctionSubject;
  readonly owner: ClassSubject;
  readonly chosen: ChosenClass;
  readonly lines: MemberLines;
  readonly place: MemberPlace;
  readonly name: string;
  readonly deferred: readonly string[]; // imports for its body
}

/** Where the function names the parameter that becomes the object, its declarations left out. */
export function objectUses({ view, definitions }: FunctionSubject, { parameter, position }: ChosenClass): readonly Occurrence[] {
  return definitions.flatMap((definition) => {
    const declared = definition.parameters[position]?.nameExtent.start ?? NONE;
    const symbol = view.occurrencesAt(declared).find(({ symbol: ix }) => ix !== NONE)?.symbol;
    return view
      .occurrencesOf(parameter.name)
      .filter((each) => each.symbol === symbol && isWithin(each, definition) && each.start !== declared);
  });
}

/** Why the object cannot take the parameter's place; undefined when it can. */
export function whyNoObject(subject: FunctionSubject, chosen: ChosenClass): string | undefined {
  const { definitions, view, name } = subject;
  if (definitions.some(({ parameters }) => parameters[chosen.position]?.name !== chosen.parameter.name))
    return `the overloads of “${name}” do not agree about “${chosen.parameter.name}”`;
  if (view.family === 'ecmascript') {
    const own = definitions.flatMap((definition) =>
      nodesIn(
        definition.node,
        ({ type }) => type === 'this',
        ({ type }) => !ownThis.has(type),
      ),
    );
    if (own.length > 0) return `“${name}” already uses “this”`;
    const unblocked = definitions.some(({ body }) => body !== undefined && body.type !== 'statement_block');
    return unblocked && definesAlias(subject, chosen)
      ? `“${name}” uses “${chosen.parameter.name}” in a function with a “this” of its own`
      : undefined;
  }
  if (chosen.parameter.name === 'self') return undefined;
  const self = view
    .occurrencesOf('self')
    .find((each) => definitions.some((definition) => isWithin(each, definition)) && each.role !== 'member' && each.role !== 'keyword');
  return self ? `“${name}” already has a “self”` : undefined;
}

export function writeMethod(resolver: Resolver, sheet: ChangeSheet, plan: MethodPlan): void {
  const { subject, owner, lines, place, chosen } = plan;
  const { path } = subject.ref;
  const { text } = subject.file;
  const moved = withoutLastBreak(text, lines.lines);
  sheet.takeOut(path, lines.removed, `“${subject.name}” is a method now`);
  const body = subject.ref.path === owner.ref.path ? [moved] : undefined;
  indentBehindFirst(sheet, subject, moved, lines.lines.indent, place.indent);
  writeMethodHead(sheet, {
    subject,
    position: chosen.position,
    name: plan.name,
    indent: place.indent,
    unit: place.unit,
    typeParameters: (definition) => typeParameters(plan, definition),
  });
  const alias = definesAlias(subject, chosen);
  const described = leaveDescription(resolver, sheet, subject, chosen.parameter.name);
  if (!alias) for (const use of objectUses(subject, chosen)) if (!described(use)) replaceObject(sheet, subject, use);
  writeStart(sheet, plan, alias);
  const why = `“${subject.name}” as a method`;
  if (body) sheet.rewrite(owner.ref.path, place.extent, [place.before, place.indent, ...body, place.after], why);
  else
    sheet.carry(owner.ref.path, place.extent, { before: place.before + place.indent, from: path, stretch: moved, after: place.after }, why);
}

function replaceObject(sheet: ChangeSheet, { ref, view }: FunctionSubject, use: Occurrence): void {
  const self = view.family === 'python' ? 'self' : 'this';
  sheet.rewrite(ref.path, use, [use.role === 'shorthand' ? `${use.name}: ${self}` : self], 'the object it is called on');
}

/** Functions inside of it have a `this` of their own, and the object is not given another value: then the old name goes on. */
function definesAlias(subject: FunctionSubject, chosen: ChosenClass): boolean {
  const uses = objectUses(subject, chosen);
  if (subject.view.family === 'python') return uses.some(({ writes }) => writes);
  return uses.some((use) => {
    const inner = enclosing(nodeAround(subject.root, use), ownThis);
    return (
      use.writes ||
      (inner !== undefined &&
        !subject.definitions.some(({ node }) => node.id === inner.id) &&
        subject.definitions.some((definition) => isWithin({ start: inner.startIndex, end: inner.endIndex }, definition)))
    );
  });
}

/** What the body begins with: late imports, or the old name for the object. */
function writeStart(sheet: ChangeSheet, { subject, chosen, place, deferred, lines }: MethodPlan, alias: boolean): void {
  const { definition, file, ref } = subject;
  const { body } = definition;
  const eol = lineBreakIn(file.text);
  if (body === undefined) return;
  const [first] = body.namedChildren;
  if (definition.family === 'python') {
    const written = alias ? [...deferred, `${chosen.parameter.name} = self`] : deferred;
    if (written.length === 0 || first === undefined) return;
    const isDoc = first.type === 'expression_statement' && first.namedChildren[0]?.type === 'string';
    const next = isDoc ? body.namedChildren[1] : first;
    const indent = indentAt(file.text, first.startIndex);
    const own = place.indent + indent.slice(lines.lines.indent.length);
    if (next === undefined) {
      sheet.rewrite(
        ref.path,
        { start: first.endIndex, end: first.endIndex },
        [...written.map((line) => eol + own + line)],
        'needed by the method',
      );
      return;
    }
    sheet.rewrite(
      ref.path,
      { start: next.startIndex, end: next.startIndex },
      [...written.map((line, i) => (i === 0 ? line : own + line) + eol), ...(alias ? [] : [eol]), own],
      'needed by the method',
    );
    return;
  }
  if (!alias) return;
  const keyword = objectUses(subject, chosen).some(({ writes }) => writes) ? 'let' : 'const';
  const line = `${keyword} ${chosen.parameter.name} = this;`;
  if (body.type !== 'statement_block') return;
  const at = body.startIndex + 1;
  const indent =
    first === undefined ? place.indent + place.unit : place.indent + indentAt(file.text, first.startIndex).slice(lines.lines.indent.length);
  sheet.rewrite(ref.path, { start: at, end: at }, [eol, indent, line], 'functions inside of it have an object of their own');
}

/** Those that only say of which kind the object is are the class's own. */
function typeParameters({ subject, chosen, owner }: MethodPlan, { typeParameters, node }: Definition): string {
  if (typeParameters === undefined) return '';
  const { text } = subject.file;
  const ofClass = owner.node.childForFieldName('type_parameters')?.namedChildren ?? [];
  const annotation = chosen.parameter.annotation && text.slice(chosen.parameter.annotation.start, chosen.parameter.annotation.end);
  const given =
    /<(.*)>$/s
      .exec(annotation ?? '')?.[1]
      ?.split(',')
      .map((each) => each.trim()) ?? [];
  const names = ofClass.map((each) => each.childForFieldName('name')?.text);
  const own = node.childForFieldName('type_parameters')?.namedChildren ?? [];
  const kept = own.filter((each) => {
    const name = each.childForFieldName('name')?.text ?? '';
    return !(given.includes(name) && names[given.indexOf(name)] === name);
  });
  return kept.length === 0 ? '' : `<${kept.map((each) => each.text).join(', ')}>`;
}
