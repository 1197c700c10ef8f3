/** The head of a method of another kind: its decorator or the word `static`, and its parameter for what it is called on. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineStart, nextLine } from '../../base/textLines.ts';
import type { MethodKind } from '../../core/operation/target.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Definition } from '../callables/definition.ts';
import type { MemberSubject } from '../callables/memberSubject.ts';
import { decoratorName, type ReceiverUses } from '../callables/receiver.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';

const decoratorOf: Readonly<Record<MethodKind, string | undefined>> = {
  static: '@staticmethod',
  class: '@classmethod',
  instance: undefined,
};
export const receiverOf: Readonly<Record<MethodKind, string | undefined>> = { static: undefined, class: 'cls', instance: 'self' };

export function writeKind(
  sheet: ChangeSheet,
  subject: MemberSubject,
  definition: Definition,
  receiver: ReceiverUses,
  to: MethodKind,
): void {
  if (definition.family === 'python') {
    writeDecorator(sheet, subject, definition, to);
    writeParameter(sheet, subject, definition, receiver, to);
  } else writeWord(sheet, subject, definition, to);
}

function writeDecorator(
  sheet: ChangeSheet,
  { ref, file: { text } }: MemberSubject,
  { decorators, start }: Definition,
  to: MethodKind,
): void {
  const old = decorators.find((each) => ['staticmethod', 'classmethod'].includes(decoratorName(each)));
  const fresh = decoratorOf[to];
  if (old && fresh !== undefined) sheet.rewrite(ref.path, { start: old.startIndex, end: old.endIndex }, [fresh], 'what it is called on');
  else if (old)
    sheet.rewrite(ref.path, { start: lineStart(text, old.startIndex), end: nextLine(text, old.endIndex) }, [], 'it is called on objects');
  else if (fresh !== undefined)
    sheet.rewrite(ref.path, { start, end: start }, [`${fresh}${lineBreakIn(text)}${indentAt(text, start)}`], 'what it is called on');
}

function writeParameter(
  sheet: ChangeSheet,
  { ref, file: { text } }: MemberSubject,
  { parameters, list }: Definition,
  { parameter }: ReceiverUses,
  to: MethodKind,
): void {
  const fresh = receiverOf[to];
  if (parameter && fresh !== undefined) sheet.rewrite(ref.path, parameter, [fresh], 'what it is called on');
  else if (parameter) {
    const [, next, behind] = parameters;
    const slash = next?.kind === 'marker' && text.slice(next.start, next.end) === '/';
    sheet.rewrite(ref.path, { start: parameter.start, end: (slash ? behind : next)?.start ?? list.end - 1 }, [], 'it is called on nothing');
  } else if (fresh !== undefined) {
    const [first] = parameters;
    const at = first?.start ?? list.start + 1;
    sheet.rewrite(ref.path, { start: at, end: at }, [first ? `${fresh}, ` : fresh], 'what it is called on');
  }
}

function writeWord(sheet: ChangeSheet, { ref, file: { text } }: MemberSubject, { node }: Definition, to: MethodKind): void {
  const word = node.children.find(({ type }) => type === 'static');
  if (to === 'instance') {
    if (word) sheet.rewrite(ref.path, upToNextWord(text, word), [], 'it is called on objects');
    return;
  }
  if (word) return;
  const access = node.children.find(({ type }) => type === 'accessibility_modifier');
  const at = access?.endIndex ?? node.startIndex;
  sheet.rewrite(ref.path, { start: at, end: at }, [access ? ' static' : 'static '], 'it is called on the class');
}

function upToNextWord(text: string, word: SyntaxNode): Extent {
  const space = /^\s*/.exec(text.slice(word.endIndex))?.[0] ?? '';
  return { start: word.startIndex, end: word.endIndex + space.length };
}
