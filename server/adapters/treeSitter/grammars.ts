/**
 * Grammars, each opened on first use: that takes a few milliseconds, is done at once without waiting, and most sessions need
 * few of them. The parser's own module is opened before, which only goes by waiting.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import type { Disposable } from '../../base/disposable.ts';
import type { LanguageId } from '../../core/terrain/languageId.ts';
import { languageTables, openParser, type ParserMemory } from './parserMemory.ts';
import type { ReadableGrammar } from './plainTree.ts';

export interface Grammar extends ReadableGrammar {
  readonly language: LanguageId;
  readonly parser: Parser;
}

let runtime: Promise<ParserMemory> | undefined;

/** The parser's own module can be loaded only once in a process (or worker thread). */
function startRuntime(wasmFolder: string): Promise<ParserMemory> {
  runtime ??= readFile(join(wasmFolder, 'web-tree-sitter.wasm')).then(openParser);
  return runtime;
}

export class Grammars implements Disposable {
  readonly #wasmFolder: string;
  readonly #memory: ParserMemory;
  readonly #open = new Map<LanguageId, Grammar>();

  private constructor(wasmFolder: string, memory: ParserMemory) {
    this.#wasmFolder = wasmFolder;
    this.#memory = memory;
  }

  static async start(wasmFolder: string): Promise<Grammars> {
    return new Grammars(wasmFolder, await startRuntime(wasmFolder));
  }

  of(language: LanguageId): Grammar {
    const open = this.#open.get(language) ?? openGrammar(this.#wasmFolder, this.#memory, language);
    this.#open.set(language, open);
    return open;
  }

  dispose(): void {
    for (const { parser } of this.#open.values()) parser.delete();
    this.#open.clear();
  }
}

/** A grammar's module and its memory stay for good, so that each is read once in a process (or worker thread). */
const read = new Map<string, Language>();

function openGrammar(wasmFolder: string, memory: ParserMemory, language: LanguageId): Grammar {
  const file = join(wasmFolder, `${language}.wasm`);
  const loaded = read.get(file) ?? Language.loadSync(readFileSync(file) as unknown as Parameters<typeof Language.loadSync>[0]);
  read.set(file, loaded);
  const named = loaded.types.map((_, typeId) => loaded.nodeTypeIsNamed(typeId));
  // `not in` is a token of the grammar made of two: only those without a space inside are sure to be leaves.
  const tokens = loaded.types.map((type, typeId) => named[typeId] === false && !/\s/.test(type));
  const types = loaded.types.map(asKey);
  const fields = loaded.fields.map((field) => field && asKey(field));
  return {
    language,
    parser: new Parser().setLanguage(loaded),
    types,
    named,
    tokens,
    fields,
    memory,
    tables: languageTables(memory, loaded),
  };
}

/** The same text as it is when a property is called so: engines compare such at a glance, where others are read sign by sign. */
function asKey(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
}
