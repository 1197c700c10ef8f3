/**
 * Arguments for any operation, from its own schema and from what real files declare: so an operation that is new is tried
 * without a word about it here. What a text is to be is told by the name of the argument.
 */
import { LineIndex } from '../../../server/base/lineIndex.ts';
import type { ArgumentsSchema, Operation } from '../../../server/core/operation/operation.ts';
import { type FileIndex, NONE, type SymbolRecord } from '../../../server/core/terrain/fileIndex.ts';
import type { Dice } from '../rename/fuzz/dice.ts';

/** What one file declares. */
export interface DeclaringFile {
  readonly path: string;
  readonly text: string;
  readonly index: FileIndex;
}

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** How often what is optional is given: of the call itself, of a part of it, which is little without, and of a list of such parts. */
const optionalPercent = { call: 35, part: 60, parts: 75 } as const;
/** How often the wild choice is made instead of one that is likely to be carried out. */
const wildPercent = 12;
const itemsMax = 3;
/** Files looked at for something that fits. */
const looksMax = 8;

export function randomArguments({ argumentsSchema }: Operation, files: readonly DeclaringFile[], dice: Dice): unknown {
  return new Drawing(files, dice).arguments(argumentsSchema);
}

class Drawing {
  readonly #files: readonly DeclaringFile[];
  readonly #dice: Dice;
  /** The thing that the call is about, once it was drawn: parameters that are named are its own. */
  #target: { readonly file: DeclaringFile; readonly symbol: SymbolRecord } | undefined;

  constructor(files: readonly DeclaringFile[], dice: Dice) {
    this.#files = files;
    this.#dice = dice;
  }

  arguments({ properties, required }: ArgumentsSchema): unknown {
    return this.#record(properties as Readonly<Record<string, Schema>>, required, 'call');
  }

  #record(properties: Readonly<Record<string, Schema>>, required: readonly string[], of: 'call' | 'part'): unknown {
    const drawn: Record<string, unknown> = {};
    // Texts last: what they name depends on what the others are about.
    const entries = Object.entries(properties).sort(([, a], [, b]) => Number(isText(a)) - Number(isText(b)));
    for (const [name, schema] of entries) {
      if (!required.includes(name) && !this.#dice.chance(optionalPercent[isListOfParts(schema) ? 'parts' : of])) continue;
      drawn[name] = this.#value(name, schema);
    }
    return drawn;
  }

  #value(name: string, schema: Schema): unknown {
    if (schema.enum) return this.#dice.one(schema.enum);
    switch (schema.type) {
      case 'object':
        return schema.properties && 'pathHint' in schema.properties
          ? this.#thing(schema.description ?? '')
          : this.#record(schema.properties ?? {}, schema.required ?? Object.keys(schema.properties ?? {}).slice(0, 1), 'part');
      case 'array':
        return this.#several(name, schema);
      case 'boolean':
        return this.#dice.chance(50);
      case 'integer':
      case 'number':
        return 1 + this.#dice.roll(3);
      default:
        return this.#text(name);
    }
  }

  #several(name: string, { items = {}, description = '' }: Schema): unknown {
    if (name === 'parameters') return [this.#parameter(), this.#parameter()];
    const count = this.#dice.chance(wildPercent) ? 1 + this.#dice.roll(itemsMax) : 1;
    const things = items.properties !== undefined && 'pathHint' in items.properties;
    return Array.from({ length: count }, () => (things ? this.#thing(description) : this.#value(name, items)));
  }

  /** Something that is declared, of the kind that the description speaks of first, by its name or by its place. */
  #thing(description: string): unknown {
    let file = this.#dice.one(this.#files);
    if (/\b(module|package|file)\b/i.test(description) && !/\bfunctions?\b/i.test(description)) {
      return { name: file.path, kind: 'file', pathHint: file.path };
    }
    const wild = this.#dice.chance(wildPercent);
    const wanted = wild ? undefined : kindsIn(description)[0];
    let fitting: readonly SymbolRecord[] = [];
    for (let look = 0; fitting.length === 0 && look < looksMax; look++) {
      if (look > 0) file = this.#dice.one(this.#files);
      fitting = file.index.symbols.filter((symbol) => fits(symbol, wanted, wild));
    }
    const symbol = fitting.length > 0 ? this.#dice.one(fitting) : this.#dice.one(file.index.symbols);
    this.#target ??= { file, symbol };
    if (this.#dice.chance(60)) {
      const { line, column } = new LineIndex(file.text).at(symbol.nameExtent.start);
      return { name: symbol.name, cursor: { path: file.path, line, column, endLine: line, endColumn: column } };
    }
    const container = file.index.symbols[symbol.container]?.name;
    return { name: symbol.name, kind: symbol.kind, pathHint: file.path, ...(container === undefined ? {} : { containerHint: container }) };
  }

  #text(name: string): string {
    if (/^(to|destination|into|module|path|file|folder)$/i.test(name)) return this.#place();
    if (/^(parameters?|argument)$/i.test(name)) return this.#parameter();
    if (/type$/i.test(name)) return this.#dice.one(['int', 'number', 'string', 'str']);
    if (/value|default|expression/i.test(name)) return this.#dice.one(['1', '"text"', 'x.y']);
    if (/inside|outside/i.test(name)) return this.#dice.one(this.#files).path;
    return this.#fresh();
  }

  #parameter(): string {
    const { file, symbol } = this.#target ?? {};
    const names = (symbol?.parameters ?? []).flatMap((each) => file?.index.symbols[each]?.name ?? []);
    return names.length > 0 && this.#dice.chance(70) ? this.#dice.one(names) : this.#fresh();
  }

  /** A file that is there, or one beside it that is not. */
  #place(): string {
    const { path } = this.#dice.one(this.#files);
    if (this.#dice.chance(30)) return path;
    const [folder, ending] = [path.slice(0, path.lastIndexOf('/') + 1), path.slice(path.lastIndexOf('.'))];
    return `${folder}${this.#dice.chance(30) ? 'fresh_folder/' : ''}${this.#fresh()}${ending}`;
  }

  #fresh(): string {
    return `fresh_${this.#dice.roll(1_000)}`;
  }
}

function isListOfParts({ items }: Schema): boolean {
  return items?.properties !== undefined;
}

function isText({ type, enum: words }: Schema): boolean {
  return type === 'string' && words === undefined;
}

/** What is not wild stands at the top of its module, or is a member of what does. */
function fits({ kind, name, scope, container }: SymbolRecord, wanted: SymbolRecord['kind'] | undefined, wild: boolean): boolean {
  if (kind === 'import' || name === '') return false;
  return (wanted === undefined || kind === wanted) && (wild || scope === 0 || (container !== NONE && kind !== 'parameter'));
}

/** In the order in which they are mentioned. */
function kindsIn(description: string): readonly SymbolRecord['kind'][] {
  const kinds: readonly (readonly [RegExp, SymbolRecord['kind']])[] = [
    [/\bmethods?\b/i, 'method'],
    [/\bfunctions?\b/i, 'function'],
    [/\b(class|classes)\b/i, 'class'],
    [/\bconstants?\b/i, 'constant'],
    [/\btypes?\b/i, 'type'],
  ];
  return kinds
    .map(([word, kind]) => ({ kind, at: description.search(word) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);
}
