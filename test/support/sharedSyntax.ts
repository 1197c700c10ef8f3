/** One parser for all tests of a process, and the rules of the languages that are understood in depth. */
import { join } from 'node:path';
import { createSyntax } from '../../server/adapters/treeSitter/treeSitter.ts';
import type { SyntaxPort } from '../../server/core/ports/syntaxPort.ts';
import type { RulesByFamily } from '../../server/core/terrain/terrain.ts';
import { ecmascriptRules } from '../../server/languages/ecmascript/rules.ts';
import { pythonRules } from '../../server/languages/python/rules.ts';

export const rules: RulesByFamily = { python: pythonRules, ecmascript: ecmascriptRules };

let syntax: Promise<SyntaxPort> | undefined;

export function sharedSyntax(): Promise<SyntaxPort> {
  syntax ??= createSyntax(join(import.meta.dirname, '../../wasm'), [pythonRules, ecmascriptRules]);
  return syntax;
}
