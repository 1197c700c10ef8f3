/** A method as it stands in the class it goes to, and the one line that stays of it where it was. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt } from '../../base/textLines.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { WantedImport } from '../../core/terrain/importEditing.ts';
import type { ClassSubject, MemberPlace } from '../callables/classPlace.ts';
import { type Definition, isTyped } from '../callables/definition.ts';
import { indents, type MemberLines, withoutLastBreak } from '../callables/memberLines.ts';
import type { MemberSubject } from '../callables/memberSubject.ts';
import { publish } from '../callables/neededThere.ts';
import type { ReceiverUses } from '../callables/receiver.ts';
import { unfit } from '../callables/unfit.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import { type Rewriting, RewrittenText } from '../rewriting/rewrittenText.ts';
import type { HeldField } from './heldField.ts';
import type { BodyUses } from './movedBody.ts';
import { handingOn, headWithNames, isAccessor, isGenerator, semicolonIn } from './writtenForward.ts';

export interface MovedPlan {
  readonly subject: MemberSubject;
  readonly to: ClassSubject;
  readonly field: HeldField;
  readonly lines: MemberLines;
  readonly place: MemberPlace;
  readonly receiver: ReceiverUses;
  readonly uses: BodyUses;
  readonly name: string;
  readonly owner: string | undefined; // the parameter for the old object; undefined: it has none
  readonly deferred: readonly string[]; // imports for its body
  readonly stays: boolean; // a method that delegates stays behind
}

export function writeMoved(sheet: ChangeSheet, plan: MovedPlan): Refusal | undefined {
  const { subject, to, lines, place, stays } = plan;
  const { path } = subject.ref;
  const { text } = subject.file;
  const stretch = withoutLastBreak(text, lines.lines);
  const typed = ownerType(sheet, plan);
  if (typeof typed === 'object') return typed;
  const there = new RewrittenText(text, rewritings(plan, stretch, typed)).render(stretch);
  const eol = lineBreakIn(to.file.text);
  const moved = there.replaceAll(/\r?\n/g, eol);
  sheet.rewrite(to.ref.path, place.extent, [place.before, moved, place.after], `what was “${subject.dotted}”`);
  const { body } = subject.definition;
  if (body) sheet.release(path, { start: body.startIndex, end: body.endIndex });
  if (stays) sheet.rewrite(path, stretch, [delegating(plan)], `hands on to “${to.symbol.name}”`);
  else {
    sheet.takeOut(path, lines.removed, `“${subject.dotted}” is in “${to.symbol.name}” now`);
    sheet.release(path, lines.lines);
    if (lines.left !== '') sheet.rewrite(path, { start: lines.removed.end, end: lines.removed.end }, [lines.left], 'a class needs a body');
  }
  return undefined;
}

function rewritings(plan: MovedPlan, stretch: Extent, type: string): readonly Rewriting[] {
  const { subject, lines, place, receiver, uses, name, owner } = plan;
  const { definition, file, root, view } = subject;
  const made: Rewriting[] = [];
  const rewrite = ({ start, end }: Extent, parts: Rewriting['parts']): void => {
    made.push({ start, end, parts, why: 'in its new class', confidence: 1 });
  };
  for (const extent of indents(file.text, stretch, root, lines.lines.indent)) rewrite(extent, [place.indent]);
  if (name !== subject.name) rewrite(definition.name, [name]);
  const self = view.family === 'python' ? (receiver.parameter?.name ?? 'self') : 'this';
  for (const access of uses.throughField) rewrite(access, [self]);
  for (const other of uses.others) rewrite(other, [owner ?? self]);
  for (const { call, receiver: at } of uses.own) {
    if (name !== subject.name) rewrite({ start: at.end, end: at.end + 1 + subject.name.length }, [`.${name}`]);
    if (owner === undefined) continue;
    const open = file.text.indexOf('(', at.end) + 1;
    const empty = file.text.slice(open, call.end - 1).trim() === '';
    rewrite({ start: open, end: open }, [empty ? owner : `${owner}, `]);
  }
  if (owner !== undefined) writeOwner(rewrite, plan, type === '' ? owner : `${owner}: ${type}`);
  else if (receiver.parameter) rewrite(receiver.parameter, [receiver.parameter.name]);
  writeDeferred(rewrite, plan);
  return made;
}

type Rewrite = (extent: Extent, parts: Rewriting['parts']) => void;

function writeOwner(rewrite: Rewrite, { subject, receiver }: MovedPlan, written: string): void {
  const { definition, view, file } = subject;
  if (view.family === 'python') {
    const { parameter } = receiver;
    if (parameter) rewrite(parameter, [`${parameter.name}, ${written}`]);
    return;
  }
  const [first] = definition.parameters.filter(({ name }) => name !== 'this');
  const open = definition.list.start + 1;
  if (first === undefined) {
    rewrite({ start: open, end: open }, [written]);
    return;
  }
  const gap = /\r?\n[ \t]*$/.exec(file.text.slice(open, first.start))?.[0] ?? ' ';
  rewrite({ start: first.start, end: first.start }, [`${written},${gap}`]);
}

/** Behind the docstring, before the first statement. */
function writeDeferred(rewrite: Rewrite, { subject, deferred, lines, place }: MovedPlan): void {
  const body = subject.definition.body;
  const [first, second] = body?.namedChildren ?? [];
  if (deferred.length === 0 || first === undefined) return;
  const eol = lineBreakIn(subject.file.text);
  const isDoc = first.type === 'expression_statement' && first.namedChildren[0]?.type === 'string';
  const next = isDoc ? second : first;
  const indent = place.indent + indentAt(subject.file.text, first.startIndex).slice(lines.lines.indent.length);
  if (next === undefined)
    rewrite(
      { start: first.endIndex, end: first.endIndex },
      deferred.map((line) => eol + indent + line),
    );
  else rewrite({ start: next.startIndex, end: next.startIndex }, [...deferred.map((line) => line + eol), eol, indent]);
}

/** The type of the parameter for the old object, where types are written; '' where they are not. */
function ownerType(sheet: ChangeSheet, plan: MovedPlan): string | Refusal {
  const { subject, to, owner } = plan;
  const { definition, view, owner: old, ownerRef, classNode } = subject;
  if (owner === undefined) return '';
  const isGeneric = classNode.childForFieldName('type_parameters') !== null;
  if (view.family === 'ecmascript') {
    if (!isTyped(to.ref.path)) return '';
    if (isGeneric) return unfit(`“${old.name}” is generic, and nothing tells of what it would be in “${to.symbol.name}”`);
    if (old.scope !== 0) return unfit(`“${old.name}” cannot be named where “${to.symbol.name}” is`);
    return broughtType(sheet, plan) ?? old.name;
  }
  const annotated = definition.returnType !== undefined || definition.parameters.some(({ annotation }) => annotation !== undefined);
  if (!annotated || isGeneric || old.scope !== 0) return '';
  const failed = broughtType(sheet, plan);
  if (failed !== undefined) return '';
  const late = to.view.index.imports.some(
    ({ specifier, names }) => specifier === '__future__' && names.some(({ name }) => name === 'annotations'),
  );
  const isThere = to.ref.path === ownerRef.path && old.nameExtent.start < to.symbol.nameExtent.start;
  return late || isThere ? old.name : `"${old.name}"`;
}

/** Why its old class cannot be named there; undefined when it can. */
function broughtType(sheet: ChangeSheet, { subject, to }: MovedPlan): Refusal | undefined {
  const { path } = subject.ref;
  const { name } = subject.owner;
  if (path === to.ref.path) return undefined;
  const wanted: WantedImport = {
    module: { kind: 'file', path },
    what: { kind: 'name', name },
    local: undefined,
    time: { kind: 'typeOnly' },
  };
  const brought = sheet.brought(to.ref.path, wanted);
  if (brought === undefined) return undefined; // facts are missing, and noted
  if (brought.kind === 'clash' || (brought.kind !== 'own' && brought.local !== name))
    return unfit(`“${name}” means something else in ${to.ref.path}`);
  if (brought.kind !== 'added') return undefined;
  if (!publish(sheet, subject, subject.ownerRef.symbol)) return unfit(`“${name}” is not exported by ${path}`);
  sheet.bring(to.ref.path, wanted);
  return undefined;
}

/** The head as it is, and one line. */
function delegating({ subject, field, receiver, name, owner, lines }: MovedPlan): string {
  const { definition, file } = subject;
  const { text } = file;
  const { indent } = lines.lines;
  const eol = lineBreakIn(text);
  const python = definition.family === 'python';
  const self = python ? (receiver.parameter?.name ?? 'self') : 'this';
  const accessor = isAccessor(definition);
  const callee = `${self}.${field.name}.${name}`;
  const line = handingOn({ definition, text, name, callee, leading: owner === undefined ? [] : [self], typed: (type) => type }, accessor);
  const unit = bodyIndent(definition, text, indent);
  const decorators = python
    ? definition.decorators.filter((each) => /^@(?:property|override|typing\.override)$/.test(each.text.trim()))
    : [];
  const above = decorators.map((each) => `${indent}${each.text.trim()}${eol}`).join('');
  const head = indent + headOf(definition, text);
  if (python) return `${above}${head}${eol}${unit}${line}`;
  return `${head.trimEnd()} {${eol}${unit}${line}${semicolonIn(text)}${eol}${indent}}`;
}

/** What yields gives its generator at once where it only hands on. */
function headOf(definition: Definition, text: string): string {
  const { node, body, family } = definition;
  const end = body?.startIndex ?? node.endIndex;
  if (family === 'python') {
    const colon = node.children.findLast(({ type }) => type === ':');
    const head = text.slice(node.startIndex, colon?.endIndex ?? end);
    return isGenerator(definition) ? head.replace(/^async\s+/, '') : head;
  }
  const written = headWithNames(definition, text, { start: node.startIndex, end });
  return isGenerator(definition) ? written.replace(/\basync\s+/, '').replace(/\*\s*/, '') : written;
}

function bodyIndent({ body, node }: Definition, text: string, indent: string): string {
  const [first] = body?.namedChildren ?? [];
  const own = first && text.lastIndexOf('\n', first.startIndex) > node.startIndex ? indentAt(text, first.startIndex) : '';
  return own.length > indent.length ? own : indent + (indent === '' ? '    ' : indent);
}
