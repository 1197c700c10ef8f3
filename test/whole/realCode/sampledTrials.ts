/** Trials that nobody chose: declarations picked at random out of the text by a plain pattern, each renamed at its place. */
import { SeededRandomness } from '../../../server/base/randomness.ts';
import type { Tree } from './trees.ts';
import type { Trial } from './trial.ts';

/** What declares, roughly; the name is the last group. What the patterns take by mistake is no declaration for the server either. */
const patterns: Readonly<Record<'python' | 'ecmascript', readonly (readonly [kind: string, pattern: RegExp])[]>> = {
  python: [
    ['function or method', /^ *(?:async )?def ()(\w+)\(/gm],
    ['class', /^ *class ()(\w+)/gm],
    ['attribute', /^( *self\.)(\w+) = /gm],
    ['parameter', /^( *def \w+\((?:self, )?)(\w+)[,)=]/gm],
    ['variable', /^( *)(\w+) = /gm],
    ['loop variable', /( for )(\w+) in /gm],
  ],
  ecmascript: [
    ['function', /((?:^|export |default |async )function )([\w$]+)/gm],
    ['class, interface or type', /^((?:export |default |abstract |declare )*(?:class|interface|type|enum) )([\w$]+)/gm],
    ['variable', /^( *(?:export )?(?:const|let|var) )([\w$]+)\b/gm],
    ['member', /^( +(?:public |private |protected |static |readonly |async )*)([\w$]+)\??(?=: |\()/gm],
    ['parameter', /(\()([\w$]+)\??(?=: |, |\))/gm],
    ['type parameter', /(\w<)([A-Z]\w*)(?= extends|,|>\()/gm],
  ],
};

const keywords =
  /^(if|for|while|switch|catch|return|function|new|super|constructor|this|self|cls|default|await|typeof|delete|throw|case|get|set|_+|__\w+__)$/;

export function sampledTrials(tree: Tree, family: 'python' | 'ecmascript', count: number, seed: number): readonly Trial[] {
  const random = new SeededRandomness(seed);
  const extension = family === 'python' ? /\.py$/ : /\.[mc]?[jt]sx?$/;
  const files = [...tree].filter(([path]) => extension.test(path) && !path.includes('.min.'));
  const chosen = new Map<string, Trial>();
  const kinds = patterns[family];
  for (let tries = 0; chosen.size < count && tries < count * 50; tries++) {
    const [path, bytes] = files[random.below(files.length)] ?? ['', ''];
    const text = Buffer.from(bytes, 'latin1').toString('utf8');
    const [kind, pattern] = kinds[tries % kinds.length] ?? ['', /$^/g];
    const found = [...text.matchAll(pattern)];
    const match = found[random.below(Math.max(1, found.length))];
    const name = match?.[2];
    if (!match || name === undefined || keywords.test(name)) continue;
    const offset = match.index + match[0].lastIndexOf(name);
    const line = text.slice(0, offset).split('\n').length;
    const column = offset - text.lastIndexOf('\n', offset - 1);
    const at = `${path}:${line}:${column}`;
    chosen.set(at, {
      kind: `${kind} ${name} at ${at}`,
      instruction: 'rename this to fresh_name_of_it',
      flags: ['--at', at, '--no-physics'],
      from: name,
      to: 'fresh_name_of_it',
      at: { path, line, column },
    });
  }
  return [...chosen.values()];
}
