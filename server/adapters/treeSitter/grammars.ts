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
import type { NodeTypes } from './plainTree.ts';

export interface Grammar extends NodeTypes {
  readonly language: LanguageId;
  readonly parser: Parser;
}

let runtime: Promise<void> | undefined;

/** The parser's own module can be loaded only once in a process (or worker thread). */
function startRuntime(wasmFolder: string): Promise<void> {
  runtime ??= readFile(join(wasmFolder, 'web-tree-sitter.wasm')).then((wasmBinary) =>
    Parser.init({ wasmBinary: wasmBinary as unknown as ArrayBuffer }),
  );
  return runtime;
}

export class Grammars implements Disposable {
  readonly #wasmFolder: string;
  readonly #open = new Map<LanguageId, Grammar>();

  private constructor(wasmFolder: string) {
    this.#wasmFolder = wasmFolder;
  }

  static async start(wasmFolder: string): Promise<Grammars> {
    await startRuntime(wasmFolder);
    return new Grammars(wasmFolder);
  }

  of(language: LanguageId): Grammar {
    const open = this.#open.get(language) ?? openGrammar(this.#wasmFolder, language);
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

function openGrammar(wasmFolder: string, language: LanguageId): Grammar {
  const file = join(wasmFolder, `${language}.wasm`);
  const loaded = read.get(file) ?? Language.loadSync(readFileSync(file) as unknown as Parameters<typeof Language.loadSync>[0]);
  read.set(file, loaded);
  const named = loaded.types.map((_, typeId) => loaded.nodeTypeIsNamed(typeId));
  // `not in` is a token of the grammar made of two: only those without a space inside are sure to be leaves.
  const tokens = loaded.types.map((type, typeId) => named[typeId] === false && !/\s/.test(type));
  return { language, parser: new Parser().setLanguage(loaded), types: loaded.types, named, tokens, fields: loaded.fields };
}
