/** Folders full of generated files: many small ones for checkpoints and searches, and projects in which every file uses one function. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { type GeneratedLanguage, generatedCode } from './generatedCode.ts';

const filesPerFolder = 100;

function folderName(file: number): string {
  return `part${String(Math.floor(file / filesPerFolder)).padStart(4, '0')}`;
}

/** Writes `count` files of about 1.5 kB, a hundred in a folder; returns their paths, relative. No two are alike. */
export function writeManyFiles(root: string, count: number): readonly string[] {
  const random = new SeededRandomness(1);
  const models = Array.from({ length: 50 }, (_, at) => generatedCode(at % 2 === 0 ? 'python' : 'typescript', random, 30));
  const paths: string[] = [];
  for (let file = 0; file < count; file++) {
    const folder = folderName(file);
    if (file % filesPerFolder === 0) mkdirSync(join(root, folder), { recursive: true });
    const [ending, comment] = file % 2 === 0 ? ['py', '#'] : ['ts', '//'];
    const path = `${folder}/file${file}.${ending}`;
    writeFileSync(join(root, path), `${comment} File ${file}.\n${models[file % models.length]}`);
    paths.push(path);
  }
  return paths;
}

/** Writes a project of `count` files that all use one function, and the file that defines it. Three spellings of the use take turns. */
export function writeProject(root: string, language: GeneratedLanguage, count: number): void {
  const random = new SeededRandomness(2);
  const models = Array.from({ length: 20 }, () => generatedCode(language, random, 60));
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  mkdirSync(join(root, 'shop'), { recursive: true });
  if (language === 'python') {
    write('shop/__init__.py', '');
    write('shop/pricing.py', 'def calculate_total(items, tax=0):\n    return sum(items) * (1 + tax)\n');
  } else {
    write('tsconfig.json', '{ "compilerOptions": { "target": "es2022", "module": "nodenext", "strict": true, "noEmit": true } }\n');
    write('package.json', '{ "type": "module" }\n');
    write(
      'shop/pricing.ts',
      'export function calculateTotal(items: readonly number[], tax = 0): number {\n  return items.reduce((a, b) => a + b, 0) * (1 + tax);\n}\n',
    );
  }
  for (let file = 0; file < count; file++) {
    const folder = `shop/${folderName(file)}`;
    if (file % filesPerFolder === 0) {
      mkdirSync(join(root, folder));
      if (language === 'python') write(`${folder}/__init__.py`, '');
    }
    const model = models[file % models.length] ?? '';
    if (language === 'python') write(`${folder}/page${file}.py`, pythonUser(file, model));
    else write(`${folder}/page${file}.ts`, typescriptUser(file, model));
  }
}

function pythonUser(file: number, rest: string): string {
  const uses = [
    ['from shop.pricing import calculate_total', 'calculate_total'],
    ['from shop import pricing', 'pricing.calculate_total'],
    ['from ..pricing import calculate_total as total_of', 'total_of'],
  ] as const;
  const [clause, name] = uses[file % uses.length] ?? uses[0];
  return `"""Page ${file}."""\n${clause}\n\n\ndef price_of(items):\n    return ${name}(items, tax=0.2)\n\n\nPRICES = [price_of([1, 2]), ${name}([3])]\n${rest}`;
}

function typescriptUser(file: number, rest: string): string {
  const uses = [
    ["import { calculateTotal } from '../pricing.js';", 'calculateTotal'],
    ["import * as pricing from '../pricing.js';", 'pricing.calculateTotal'],
    ["import { calculateTotal as totalOf } from '../pricing.js';", 'totalOf'],
  ] as const;
  const [clause, name] = uses[file % uses.length] ?? uses[0];
  return `/** Page ${file}. */\n${clause}\n\nexport function priceOf(items: readonly number[]): number {\n  return ${name}(items, 0.2);\n}\n\nexport const prices = [priceOf([1, 2]), ${name}([3])];\n${rest}`;
}
