/** References in languages that are not understood in depth: as a server lists them, else wherever the name is written alike. */
import { it } from 'vitest';
import { asWorkspacePath } from '../../server/protocol/ids.ts';
import { checkReferences } from '../core/terrain/relations/references/checkReferences.ts';

it.each([
  [
    'Go, in all its files and in no other language',
    '//- stack.go\npackage lib\n\nfunc (s *Stack) $0«Push»() { s.PushAll() }\n//- use.go\npackage lib\n\nfunc f(s *Stack) { s.«Push»(); pushed() }\n//- main.rs\n‹›fn f() { Push() }\n',
  ],
  [
    'a class of a style sheet, and the pages that have it',
    '//- a.css\n.$0«row» { color: red }\n#row {}\na .«row»:hover {}\n//- page.html\n<p class="«row» wide"><row></row></p>\n',
  ],
  [
    'C: a header and the sources that include it',
    '//- a.h\nint $0«f»(void);\n//- a.c\nint «f»(void) { return ff(); }\n//- b.cpp\nint x = «f»();\n',
  ],
])('without a server: %s', async (_, marked) => {
  await checkReferences(marked);
});

it('with a server: what it lists, and the other files by name', async () => {
  await checkReferences('//- a.go\nfunc $0«Go»() {}\nfunc other() { «Go»(); x.Go() }\n//- b.go\n‹›func (x X) Go() {}\n', {
    references: () => ({ answered: true, server: 'go 1', outside: 0, places: [{ path: asWorkspacePath('a.go'), start: 28, end: 30 }] }),
  });
});
