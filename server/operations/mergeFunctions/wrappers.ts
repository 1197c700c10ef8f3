/** An old name that stays: a function of its old kind that hands everything on to the merged one, with its value. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineEnd, lineStart } from '../../base/textLines.ts';
import type { KeepOld } from '../../core/operation/target.ts';
import { nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { indentUnit } from '../../core/terrain/indentUnit.ts';
import type { Parameter } from '../callables/definition.ts';
import { placeBehind } from '../callables/memberLines.ts';
import { isDocstring } from '../callables/plainCode.ts';
import { decoratorName, receiverKind, receiverUses } from '../callables/receiver.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import { type Passing, slotsOf } from './callSites.ts';
import { givenParameters, type MergePlan } from './plan.ts';
import type { MergedSubject } from './subject.ts';

/** `callee`: what its file writes for the merged function. Says why where that cannot be. */
export function writeWrapper(sheet: ChangeSheet, plan: MergePlan, passing: Passing, callee: string, how: KeepOld): string | undefined {
  const { subject } = passing;
  const call = handedOn(subject, passing, plan, callee);
  if (call === undefined) return `“${subject.subject.name}” takes more than a wrapper could hand on`;
  if (subject === plan.base || subject === plan.place) writeBehind(sheet, plan, passing, call, how);
  else writeInPlace(sheet, plan, passing, call, how);
  if (how === 'deprecated' && subject.subject.view.family === 'python')
    sheet.bring(subject.subject.ref.path, {
      module: { kind: 'spelt', specifier: 'warnings' },
      what: { kind: 'module' },
      local: undefined,
      time: { kind: 'load' },
    });
  return undefined;
}

/** "return read_table(path, delimiter='\t')" without the word before the call. */
function handedOn(
  subject: MergedSubject,
  passing: Passing,
  plan: MergePlan,
  callee: string,
): { readonly word: string; readonly call: string } | undefined {
  const { definition } = subject;
  const own = givenParameters(subject);
  if (own.some(({ kind }) => kind === 'pattern')) return undefined;
  const isGenerator = hasYield(definition.body);
  if (definition.family === 'python') {
    if (isGenerator && definition.words.has('async')) return undefined;
    const values = [
      ...[...passing.supplied].map(([name, value]) => `${name}=${value}`),
      ...passing.given.flatMap(({ name, text, standing }) => (standing ? [] : [`${name}=${text}`])),
    ];
    const handed = pythonArguments(subject, passing, own);
    const args = [...handed.filter((each) => !each.startsWith('**')), ...values, ...handed.filter((each) => each.startsWith('**'))];
    const word = definition.words.has('async') ? 'return await ' : 'return ';
    return { word, call: `${object(subject)}${callee}(${args.join(', ')})` };
  }
  if (subject.owner === undefined && receiverUses(subject.subject.view, definition).values.length > 0) return undefined;
  let at = 0;
  const plain = own.filter(({ kind }) => kind !== 'rest');
  const slots = slotsOf(passing, plan).map((slot) => (slot.kind === 'twin' ? { ...slot, name: plain[at++]?.name ?? '' } : slot));
  const rest = own.find(({ kind }) => kind === 'rest');
  const last = rest ? slots.length - 1 : slots.findLastIndex((slot) => slot.kind === 'twin' || !slot.standing);
  const args = slots.slice(0, last + 1).map((slot) => (slot.kind === 'twin' ? slot.name : slot.text));
  if (rest) args.push(`...${rest.name}`);
  const word = isGenerator ? 'return yield* ' : 'return ';
  return { word, call: `${object(subject)}${callee}(${args.join(', ')})` };
}

function pythonArguments({ definition, subject }: MergedSubject, { heads }: Passing, own: readonly Parameter[]): readonly string[] {
  const { text } = subject.file;
  let byName = false;
  const args: string[] = [];
  for (const { kind, name, start, end } of own) {
    if (kind === 'marker') byName ||= text.slice(start, end) === '*';
    else if (kind === 'rest') args.push(`*${name}`);
    else if (kind === 'keywords') args.push(`**${name}`);
    else args.push(byName ? `${heads?.renamed.get(name) ?? name}=${name}` : name);
    byName ||= kind === 'rest';
  }
  return definition.body === undefined ? [] : args;
}

function object({ subject, owner, definition }: MergedSubject): string {
  if (owner === undefined) return '';
  if (definition.family === 'ecmascript') return 'this.';
  if (receiverKind(definition) === 'none') return `${subject.view.symbol(owner.symbol)?.name ?? ''}.`;
  return `${definition.parameters[0]?.name ?? 'self'}.`;
}

function hasYield(body: SyntaxNode | undefined): boolean {
  const others = /^(?:function|lambda|arrow_function|method_definition|generator_function|class)/;
  const isYield = ({ type }: SyntaxNode): boolean => type === 'yield' || type === 'yield_expression';
  return (
    body !== undefined &&
    nodesIn(
      body,
      (node) => isYield(node) && node.isNamed,
      ({ type }) => !others.test(type),
    ).length > 0
  );
}

function warning({ subject }: MergedSubject, { name }: MergePlan): string {
  const quote = /^[^\n]*'/m.test(subject.file.text) && !subject.file.text.includes('"') ? "'" : '"';
  return `warnings.warn(${quote}${subject.name} is deprecated, use ${name} instead${quote}, DeprecationWarning, stacklevel=2)`;
}

/** Its body hands on; its head and its documentation stay. */
function writeInPlace(
  sheet: ChangeSheet,
  plan: MergePlan,
  passing: Passing,
  { word, call }: { word: string; call: string },
  how: KeepOld,
): void {
  const { subject: merged } = passing;
  const { definition, subject } = merged;
  const { text } = subject.file;
  const { path } = subject.ref;
  const { body } = definition;
  const why = `“${subject.name}” stays as a wrapper of “${plan.name}”`;
  if (body === undefined) return;
  const eol = lineBreakIn(text);
  if (definition.family === 'python') {
    const [first] = body.namedChildren.filter((node) => node.type !== 'comment' && !isDocstring(node));
    if (first === undefined) return;
    const indent = indentAt(text, first.startIndex);
    const lines = how === 'deprecated' ? `${warning(merged, plan)}${eol}${indent}` : '';
    const extent = { start: first.startIndex, end: body.endIndex };
    sheet.rewrite(path, extent, [`${lines}${word}${call}`], why);
    sheet.of(path).released.push(extent);
    return;
  }
  if (how === 'deprecated') {
    const at = lineStart(text, definition.start);
    sheet.rewrite(
      path,
      { start: at, end: at },
      [`${text.slice(at, definition.start)}/** @deprecated Use \`${plan.name}\` instead. */${eol}`],
      why,
    );
  }
  const extent = { start: body.startIndex, end: body.endIndex };
  sheet.of(path).released.push(extent);
  if (body.type !== 'statement_block') {
    sheet.rewrite(path, extent, [call], why);
    return;
  }
  const indent = indentAt(
    text,
    lineStart(text, definition.start) + (/^[ \t]*/.exec(text.slice(lineStart(text, definition.start)))?.[0].length ?? 0),
  );
  const end =
    text.slice(body.startIndex, body.endIndex).includes(';') || !text.slice(body.startIndex, body.endIndex).includes('\n') ? ';' : '';
  sheet.rewrite(path, extent, [`{${eol}${indent}${indentUnit(text, 'ecmascript')}${word}${call}${end}${eol}${indent}}`], why);
}

/** The head of the base as it was, behind what it has become. */
function writeBehind(
  sheet: ChangeSheet,
  plan: MergePlan,
  { subject: merged }: Passing,
  { word, call }: { word: string; call: string },
  how: KeepOld,
): void {
  const { definition, subject } = merged;
  const { text } = subject.file;
  const { path } = subject.ref;
  const { body, node, family } = definition;
  if (body === undefined) return;
  const eol = lineBreakIn(text);
  const place = placeBehind(text, definition.statement, family);
  const unit = indentUnit(text, family);
  const { indent } = place;
  const python = family === 'python';
  const decorators = definition.decorators.filter((each) => /^(?:static|class)method$/.test(decoratorName(each)));
  const start = python ? node.startIndex : Math.max(definition.start, definition.decorators.at(-1)?.endIndex ?? 0);
  const colon = node.children.findLast(({ type }) => type === ':');
  const head = text.slice(start, python ? (colon?.endIndex ?? body.startIndex) : body.startIndex).trimStart();
  const lines = python
    ? [
        ...decorators.map((each) => each.text),
        head,
        ...(how === 'deprecated' ? [`${unit}${warning(merged, plan)}`] : []),
        `${unit}${word}${call}`,
      ]
    : [
        ...(how === 'deprecated' ? [`/** @deprecated Use \`${plan.name}\` instead. */`] : []),
        ...(body.type === 'statement_block'
          ? [`${head}{`, `${unit}${word}${call};`, `}${tailOf(text, body.endIndex, definition.end)}`]
          : [`${head}${call}${tailOf(text, body.endIndex, definition.end)}`]),
      ];
  const written = lines.join(`${eol}${indent}`);
  sheet.rewrite(
    path,
    { start: place.at, end: place.at },
    [`${place.before}${indent}${written}${place.after}`],
    `“${subject.name}” stays as a wrapper of “${plan.name}”`,
  );
}

/** What ends the statement behind the body: a semicolon of `const f = …;`. */
function tailOf(text: string, from: number, end: number): string {
  return text.slice(from, Math.min(end, lineEnd(text, from)));
}
