/** A function's body while a parameter gets its customary use there: what is in it and not in functions of its own, and what is asked of it. */
import { indentAt, lineStart } from '../../../base/textLines.ts';
import { extentOf, walk } from '../../syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import type { CustomaryEdit, WrittenSignature } from './writtenSignature.ts';

/** What the name of a parameter promises, by how it is written without underscores and capitals. */
export type CustomaryUses = Readonly<Record<string, (body: CustomaryBody) => readonly CustomaryEdit[]>>;

/** How a language writes bodies. */
export interface BodyForm {
  readonly block: string; // the node type of a body
  readonly functions: ReadonlySet<string>; // what has a body of its own
  readonly call: string;
  readonly handler: string; // what catches errors
}

type Guard = Pick<Extract<CustomaryEdit, { readonly kind: 'guard' }>, 'before' | 'after' | 'indent'>;

export class CustomaryBody {
  readonly parameter: string;
  readonly signature: WrittenSignature;
  readonly body: SyntaxNode;
  readonly text: string;
  readonly #form: BodyForm;

  constructor(parameter: string, signature: WrittenSignature, body: SyntaxNode, text: string, form: BodyForm) {
    this.parameter = parameter;
    this.signature = signature;
    this.body = body;
    this.text = text;
    this.#form = form;
  }

  /** All nodes of the body, or of a part of it, that run when it runs. */
  *inside(part: SyntaxNode = this.body): Generator<SyntaxNode> {
    const { functions } = this.#form;
    for (const node of walk(part, ({ type }) => !functions.has(type))) if (!functions.has(node.type)) yield node;
  }

  /** What a node calls, as it is written; '' of what is no call. */
  calleeOf(node: SyntaxNode): string {
    return node.type === this.#form.call ? (node.childForFieldName('function')?.text ?? '') : '';
  }

  /** Whether a node is reached only once an error was caught. */
  inHandler(node: SyntaxNode): boolean {
    for (let at = node.parent; at !== null && at !== this.body; at = at.parent) if (at.type === this.#form.handler) return true;
    return false;
  }

  /** Statements under a condition: those of one block that stand right below each other together. `write`: by the indent of their line. */
  guards(statements: readonly SyntaxNode[], why: string, write: (indent: string) => Guard): readonly CustomaryEdit[] {
    const groups: { start: number; end: number; readonly block: number | undefined }[] = [];
    const crowded: CustomaryEdit[] = [];
    for (const node of statements) {
      const { startIndex: start, endIndex: end } = node;
      const last = groups.at(-1);
      if (!/^[ \t]*$/.test(this.text.slice(lineStart(this.text, start), start)))
        crowded.push({
          kind: 'ask',
          place: extentOf(node),
          why: `it shares its line with other code; say there what “${this.parameter}” is to leave out`,
        });
      else if (last && last.block === node.parent?.id && /^[^\S\n]*\r?\n[^\S\n]*$/.test(this.text.slice(last.end, start))) last.end = end;
      else groups.push({ start, end, block: node.parent?.id });
    }
    const guarded = groups.map(({ start, end }): CustomaryEdit => {
      return { kind: 'guard', statements: { start, end }, why, ...write(indentAt(this.text, start)) };
    });
    return [...guarded, ...crowded];
  }

  /** A call that changes something, and whose value is used, cannot be left out without a word. */
  askAboutValue(node: SyntaxNode): CustomaryEdit {
    return {
      kind: 'ask',
      place: extentOf(node),
      why: `what “${this.calleeOf(node)}” gives is used, so that it cannot just be left out when “${this.parameter}” is set`,
    };
  }
}

export function customaryEditsBy(
  uses: CustomaryUses,
  form: BodyForm,
  parameter: string,
  signature: WrittenSignature,
  text: string,
): readonly CustomaryEdit[] {
  const { body } = signature;
  const key = parameter.replaceAll('_', '').toLowerCase();
  const use = Object.hasOwn(uses, key) ? uses[key] : undefined;
  if (body?.type !== form.block || use === undefined) return [];
  return use(new CustomaryBody(parameter, signature, body, text, form));
}
