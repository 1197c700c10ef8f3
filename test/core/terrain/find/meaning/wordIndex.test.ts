/** Finding by what code is for: over a small shop, and after any changes as over an index made anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equallyImportant, type Importance, pathOfFound } from '../../../../../server/core/terrain/find/finding.ts';
import { WordIndex } from '../../../../../server/core/terrain/find/meaning/wordIndex.ts';
import { wordsOf } from '../../../../../server/core/terrain/find/words/fileWords.ts';
import type { FileRecord } from '../../../../../server/core/terrain/index/fileRecord.ts';
import { recordOfNames } from '../recordOfNames.ts';
import { readOutline } from '../words/readOutline.ts';

/** Functions of Python, one after the other. */
function file(path: string, source: string): FileRecord {
  const pieces = source.split(/(?=^def )/m).filter((piece) => piece.startsWith('def '));
  const outline = readOutline(
    source,
    pieces.map((piece) => [`function ${/def (\w+)/.exec(piece)?.[1]}`, piece, /"""(.*?)"""/.exec(piece)?.[1] ?? ''] as const),
  );
  return { ...recordOfNames(path, []), outline, words: wordsOf('python', outline, source) };
}

const shop = [
  file(
    'shop/accounts.py',
    `def sign_in(name, password):
    """Checks who somebody is and opens a session."""
    user = users.find(name)
    return user.matches(password)

def close_account(user):
    # all sessions end, too
    sessions.drop(user)
`,
  ),
  file(
    'shop/http.py',
    `def handle_login(request):
    """Answers the login form."""
    return sign_in(request.form["name"], request.form["password"])

def handle_order(request):
    """Answers the order form."""
    return place(request.form)
`,
  ),
  file(
    'shop/money.py',
    `def total(rows):
    # rounds half up, as the tax office wants it
    return sum(row.price for row in rows)
`,
  ),
  file(
    'tests/test_http.py',
    `def test_login(client):
    assert client.post("/login", name="a", password="b")
`,
  ),
];

function indexOf(records: readonly FileRecord[], importance: Importance = equallyImportant): WordIndex {
  const index = new WordIndex(importance);
  for (const record of records) index.put(record, undefined);
  return index;
}

function found(index: WordIndex, question: string): readonly string[] {
  return index.find(question, {}).map(({ found: each }) => (each.what === 'symbol' ? each.symbol.name : pathOfFound(each)));
}

describe('a question leads to', () => {
  const index = indexOf(shop);
  it.each([
    ['where is login handled', 'handle_login'],
    ['login handler', 'handle_login'],
    ['who answers orders?', 'handle_order'],
    ['password check', 'sign_in'],
    ['how are prices rounded', 'total'],
    ['delete an account', 'close_account'],
    ['opening sessions', 'sign_in'],
  ])('%s: %s', (question, name) => {
    expect(found(index, question)[0]).toBe(name);
  });

  it('says why', () => {
    expect(index.find('where is login handled', {})[0]?.reasons).toEqual(['“login”, “handled” in its name']);
    expect(index.find('rounding of taxes', {})[0]?.reasons).toEqual(['“rounding”, “taxes” in a comment']);
    expect(
      index.find('delete session', {}).find(({ found: each }) => each.what === 'symbol' && each.symbol.name === 'close_account')?.reasons,
    ).toEqual(['“session” in a comment', '“drop” for “delete” in its code']);
  });

  it('nothing, if no word of it is there', () => {
    expect(found(index, 'quantum entanglement')).toEqual([]);
    expect(found(index, '')).toEqual([]);
  });

  it('what passes, tests after the rest, and what matters before its equals', () => {
    expect(index.find('login', { kinds: ['class'] })).toEqual([]);
    expect(found(index, 'login').indexOf('test_login')).toBeGreaterThan(found(index, 'login').indexOf('handle_login'));
    const twins = ['a.py', 'b.py', 'c.py'].map((path) => file(path, 'def login():\n    pass\n'));
    const paths = indexOf(twins, { importanceOf: (path) => (path === 'b.py' ? 1 : 0) })
      .find('login', {})
      .map(({ found: each }) => pathOfFound(each));
    expect(paths[0]).toBe('b.py');
  });
});

describe('the index', () => {
  it('is, after any puts and removals, as one made of what is left', () => {
    const step = fc.record({
      path: fc.constantFrom('a.py', 'b.py', 'c.py', 'd.py'),
      content: fc.option(fc.nat(shop.length - 1), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const index = new WordIndex(equallyImportant);
        const left = new Map<string, FileRecord>();
        for (const { path, content } of steps) {
          const before = left.get(path);
          const like = content === undefined ? undefined : shop[content];
          if (like === undefined) {
            if (before !== undefined) index.removed(before);
            left.delete(path);
          } else {
            const record = { ...like, path: recordOfNames(path, []).path };
            index.put(record, before);
            left.set(path, record);
          }
        }
        const fresh = indexOf([...left.values()]);
        expect(index.documents).toBe(fresh.documents);
        for (const question of ['login', 'password check', 'rows']) expect(shown(index, question)).toEqual(shown(fresh, question));
      }),
      { numRuns: 100 },
    );
  });
});

function shown(index: WordIndex, question: string): readonly string[] {
  return index
    .find(question, { findingsMax: 100 })
    .map(({ found: each, score }) => `${score.toFixed(3)} ${pathOfFound(each)} ${each.what === 'symbol' ? each.symbol.name : ''}`)
    .sort();
}
