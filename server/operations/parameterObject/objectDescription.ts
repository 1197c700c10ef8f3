/** What a documentation comment says of parameters that become one object: they are told of as what it holds. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import type { Definition } from '../changeSignature/definitions/family.ts';
import { wordsFor } from '../changeSignature/descriptions.ts';
import type { Why } from '../changeSignature/fileRewrite.ts';
import type { ObjectWork } from './objectPlace.ts';

const why: Why = { why: 'the documentation tells what it takes', confidence: 0.9, how: 'declaration' };

/** `@param {string} key` becomes `@param {string} options.key`, below `@param {object} options`. `names`: of the parameters that go. */
export function rewriteDescription({ resolver, design, rewrites }: ObjectWork, definition: Definition, names: ReadonlySet<string>): void {
  const { path, text, signature } = definition;
  const described = resolver.terrain.rulesOf(path)?.signatures.describedAt(signature, text);
  const gone = described?.entries.filter(({ name }) => names.has(name)) ?? [];
  const [first] = gone;
  if (!described || !first) return;
  const file = rewrites.of(path, text);
  const { parameterName } = design;
  const eol = lineBreakIn(text);
  const written = described.write(parameterName, 'object', wordsFor(parameterName), !design.needed);
  // The compiler reads `options.key` only below an object; where the language has no types, the comment says that it is one.
  const head = deepLanguageOfPath(path) === 'javascript' ? written.replace(/@param (?!\{)/, '@param {object} ') : written;
  for (const { name, nameExtent, again = [] } of gone)
    for (const extent of [nameExtent, ...again]) file.substitute(extent, `${parameterName}.${name}`, why);
  const lines = gone.map((entry) => file.render(entry).replace(/\r?\n$/, ''));
  for (const entry of gone) file.replace(entry, entry === first ? [head, ...lines, ''].join(eol) : '', why);
}
