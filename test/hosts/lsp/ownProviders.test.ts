/** Swarm asks the editor for what other extensions know, so it must not be one of those that are asked: it would ask itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languageFeatures } from '../../../server/hosts/lsp/languageFeatures.ts';

test('the server offers nothing of what it asks the editor for', () => {
  const offered = [languageFeatures({}), languageFeatures({ ownHover: true, providers: true })].flatMap((features) =>
    Object.keys(features),
  );
  expect([...new Set(offered)].sort()).toEqual(['codeActionProvider', 'codeLensProvider', 'hoverProvider']);
});

test('nor does the extension register any of it', () => {
  const folder = join(import.meta.dirname, '../../../extension');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const registered = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\.register(\w+)Provider\(/g)].map(([, of]) => of),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(registered.filter((of) => ['Rename', 'Reference', 'Definition', 'CodeActions'].includes(of ?? ''))).toEqual([]);
});
