/**
 * Expressions as a table in which each stands once, after those it is made of: receivers repeat, and the receiver at the end
 * of a long chain holds all of those before it.
 */
import type { Expression } from '../fileIndex.ts';
import { expressionKinds } from './kindNumbers.ts';
import { NotPacked, type SectionReader } from './packReader.ts';
import type { PackWriter } from './packWriter.ts';

type NameExpression = Extract<Expression, { kind: 'name' }>;
type Row = readonly (number | string)[];

export class ExpressionTable {
  readonly #rows: Row[] = [];
  readonly #ixOf = new Map<string, number>();
  readonly #seen = new Map<Expression, number>();
  readonly #names = new Map<number, { readonly name: string; readonly scope: number; readonly ix: number }>();

  /** Its number; each that it is made of has a smaller one. */
  add(expression: Expression): number {
    const seen = expression.kind === 'name' ? this.#nameAt(expression) : this.#seen.get(expression);
    if (seen !== undefined) return seen;
    if (expression.kind === 'name') return this.#addName(expression);
    const row = [expressionKinds.numberOf[expression.kind], ...this.#fields(expression)];
    const key = row.join(' ');
    let ix = this.#ixOf.get(key);
    if (ix === undefined) {
      ix = this.#rows.length;
      this.#rows.push(row);
      this.#ixOf.set(key, ix);
    }
    this.#seen.set(expression, ix);
    return ix;
  }

  /** Most expressions are names, and one place has one name: that is quicker to ask than a text of all fields. */
  #nameAt({ name, scope, at }: NameExpression): number | undefined {
    const known = this.#names.get(at);
    return known && known.name === name && known.scope === scope ? known.ix : undefined;
  }

  #addName({ name, scope, at }: NameExpression): number {
    const ix = this.#rows.length;
    this.#rows.push([expressionKinds.numberOf.name, name, scope + 1, at]);
    this.#names.set(at, { name, scope, ix });
    return ix;
  }

  /** Texts in a row are names, numbers are what they are. */
  write(writer: PackWriter): void {
    let last = 0;
    writer.list(this.#rows, (row) => {
      for (const [at, field] of row.entries()) {
        if (typeof field === 'string') writer.text(field);
        else if (row[0] === expressionKinds.numberOf.name && at === 3) {
          writer.int(field - last);
          last = field;
        } else writer.uint(field);
      }
    });
  }

  #fields(expression: Exclude<Expression, NameExpression>): Row {
    switch (expression.kind) {
      case 'member':
        return [this.add(expression.object), expression.name];
      case 'call':
        return [this.add(expression.callee)];
      case 'await':
        return [this.add(expression.of)];
      case 'element':
        return [this.add(expression.of), expression.part === undefined ? 0 : expression.part + 1];
      case 'self':
      case 'cls':
      case 'super':
        return [expression.class + 1];
      case 'generic': {
        const parts = expression.arguments.map((argument) => this.add(argument));
        return [this.add(expression.base), parts.length, ...parts];
      }
      case 'union': {
        const parts = expression.of.map((part) => this.add(part));
        return [parts.length, ...parts];
      }
      case 'builtin':
        return [expression.name];
      case 'unknown':
        return [];
    }
  }
}

export function readExpressions(reader: SectionReader): readonly Expression[] {
  const table: Expression[] = [];
  let last = 0;
  const earlier = (): Expression => {
    const expression = table[reader.uint()];
    if (expression === undefined) throw new NotPacked('an expression is missing');
    return expression;
  };
  const read = (): Expression => {
    const kind = expressionKinds.at(reader.uint());
    switch (kind) {
      case 'name': {
        const name = reader.text();
        const scope = reader.uint() - 1;
        last += reader.int();
        return { kind, name, scope, at: last };
      }
      case 'member': {
        const object = earlier();
        return { kind, object, name: reader.text() };
      }
      case 'call':
        return { kind, callee: earlier() };
      case 'await':
        return { kind, of: earlier() };
      case 'element': {
        const of = earlier();
        const part = reader.uint();
        return part === 0 ? { kind, of } : { kind, of, part: part === 1 ? 0 : 1 };
      }
      case 'self':
      case 'cls':
      case 'super':
        return { kind, class: reader.uint() - 1 };
      case 'generic': {
        const base = earlier();
        return { kind, base, arguments: reader.list(earlier) };
      }
      case 'union':
        return { kind, of: reader.list(earlier) };
      case 'builtin':
        return { kind, name: reader.text() };
      case 'unknown':
        return { kind };
    }
  };
  reader.list(() => void table.push(read()));
  return table;
}
