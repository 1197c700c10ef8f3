/** Source code by the yard, the same for the same seed: classes, functions, calls, comments and strings as in ordinary code. */
import type { SeededRandomness } from '../../../server/base/randomness.ts';

const nouns = ['account', 'basket', 'channel', 'device', 'entry', 'folder', 'group', 'handle', 'invoice', 'journal', 'ledger', 'message'];
const verbs = ['accept', 'build', 'collect', 'dispatch', 'expand', 'filter', 'gather', 'handle', 'insert', 'join', 'load', 'merge'];

export type GeneratedLanguage = 'python' | 'typescript';

function pick(random: SeededRandomness, words: readonly string[]): string {
  return words[random.below(words.length)] ?? '';
}

function title(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function pythonUnit(random: SeededRandomness, number: number): string {
  const [noun, other, verb] = [pick(random, nouns), pick(random, nouns), pick(random, verbs)];
  const limit = random.below(1_000);
  return `
class ${title(noun)}${number}:
    """Keeps the ${noun}s of one ${other}."""

    limit = ${limit}

    def __init__(self, ${other}, *, name=None, strict=False):
        self.${other} = ${other}
        self.name = name or f"${noun}-{${other}.identifier:04d}"
        self._items = {}
        self._strict = strict

    def ${verb}(self, items, default=None):
        # The newest wins, as everywhere.
        for position, item in enumerate(items):
            if item is None or position > self.limit:
                continue
            self._items[item.key] = item
        return [value for key, value in sorted(self._items.items()) if key != default]

    @property
    def is_empty(self):
        return not self._items


def ${verb}_${noun}_${number}(source, target="${other}", *rest, **options):
    found = ${title(noun)}${number}(source, strict=options.get("strict", ${limit % 2 === 0 ? 'True' : 'False'}))
    try:
        result = found.${verb}(rest or source.children, default=target)
    except (KeyError, ValueError) as failure:
        raise RuntimeError("cannot ${verb} %s: %s" % (target, failure)) from failure
    total = sum(len(str(each)) for each in result) + ${limit}
    return {"${noun}": result, "total": total, "name": found.name}
`;
}

function typescriptUnit(random: SeededRandomness, number: number): string {
  const [noun, other, verb] = [pick(random, nouns), pick(random, nouns), pick(random, verbs)];
  const limit = random.below(1_000);
  return `
/** Keeps the ${noun}s of one ${other}. */
export class ${title(noun)}${number}<T extends { readonly key: string }> {
  static readonly limit = ${limit};
  readonly #items = new Map<string, T>();
  readonly name: string;

  constructor(
    readonly ${other}: { readonly identifier: number; readonly children: readonly T[] },
    options: { readonly name?: string } = {},
  ) {
    this.name = options.name ?? \`${noun}-\${${other}.identifier}\`;
  }

  ${verb}(items: readonly (T | undefined)[], fallback?: string): T[] {
    // The newest wins, as everywhere.
    for (const [position, item] of items.entries()) {
      if (item === undefined || position > ${title(noun)}${number}.limit) continue;
      this.#items.set(item.key, item);
    }
    return [...this.#items.values()].filter(({ key }) => key !== fallback);
  }

  get isEmpty(): boolean {
    return this.#items.size === 0;
  }
}

export function ${verb}${title(noun)}${number}<T extends { readonly key: string }>(
  source: { readonly identifier: number; readonly children: readonly T[] },
  target = '${other}',
  ...rest: readonly T[]
): { readonly ${noun}: readonly T[]; readonly total: number } {
  const found = new ${title(noun)}${number}(source);
  const result = found.${verb}(rest.length > 0 ? rest : source.children, target);
  const total = result.reduce((length, each) => length + String(each.key).length, ${limit});
  return { ${noun}: result, total };
}
`;
}

/** At least so many lines. Every unit's names end in a number, so that none is declared twice. */
export function generatedCode(language: GeneratedLanguage, random: SeededRandomness, linesMin: number): string {
  const unit = language === 'python' ? pythonUnit : typescriptUnit;
  let text = '';
  let lines = 0;
  for (let number = 0; lines < linesMin; number++) {
    const next = unit(random, number);
    text += next;
    lines += next.split('\n').length - 1;
  }
  return text;
}
