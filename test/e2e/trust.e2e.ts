/** A workspace that is not trusted: it can be looked at and planned in; nothing is written and no process is started in it. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { expectFolder } from './driver/folderState.ts';
import { projectRoot } from './driver/installation.ts';
import { makeScratch, removeScratch } from './driver/scratch.ts';
import { useEditor } from './driver/suite.ts';

/** The language server of the person's settings, which also notes that it was started. */
const scratch = makeScratch('language-server');
const server = join(scratch, 'tsc');
const begun = join(scratch, 'begun');
writeFileSync(server, `#!/bin/sh\ntouch '${begun}'\nexec '${join(projectRoot, 'node_modules/.bin/tsc')}' "$@"\n`);
chmodSync(server, 0o755);
afterAll(() => removeScratch(scratch));

const suite = useEditor({
  asksForTrust: true,
  settings: {
    'swarm.languageServers': { ecmascript: server },
    'workbench.editor.useModal': 'off',
    'security.workspace.trust.startupPrompt': 'always',
  },
});

const files = {
  'rows.ts': 'export function parseRow(line: string): string[] {\n  return line.split(",");\n}\n',
  'report.ts': 'import { parseRow } from "./rows";\n\nexport const cells = parseRow("a,b");\n',
  'tsconfig.json': '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }\n',
};
const instruction = 'rename parseRow to readRow';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(name), parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), command }];
      } catch {
        return []; // ended meanwhile
      }
    });
}

/** Commands of the processes that Swarm's server in the window has started. */
function startedBy(extensionHost: number): readonly string[] {
  const all = processes();
  const ours = all.filter(({ parent, command }) => parent === extensionHost && command.includes('dist/server.js'));
  expect(ours).toHaveLength(1);
  return all.filter(({ parent }) => ours.some(({ pid }) => pid === parent)).map(({ command }) => command);
}

test('planning works, writing is refused with the reason, no process is started; once trusted, all of it works', async () => {
  const window = await suite.open(files, { settled: false });
  expect((await window.messages.dialog()).message).toContain('trust the authors');
  await window.messages.press("No, I don't trust the authors");
  await window.documents.open('report.ts', { line: 2, character: 0 });

  await window.command('Swarm: Plan…');
  await window.quick.answer(/What should change/, instruction);
  const planned = await window.messages.toast(/edits? in 2 files/, 60_000);
  await window.screenshot('trust/planned');
  expect(startedBy(window.inside.pid)).toEqual([]);
  await planned.close();
  await expectFolder(window, files);

  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  const refused = await window.messages.toast(/not trusted/);
  await window.screenshot('trust/refused');
  expect(await refused.text()).toContain('The workspace is not trusted.');
  await refused.close();
  await expectFolder(window, files);
  expect(startedBy(window.inside.pid)).toEqual([]);
  expect(existsSync(begun)).toBe(false);

  await window.command('Workspaces: Manage Workspace Trust');
  await window.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
  await expect.poll(() => window.inside.run((vscode) => vscode.workspace.isTrusted)).toBe(true);
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await window.preview.opened(90_000);
  expect(existsSync(begun)).toBe(true);
  await window.preview.apply();
  await expectFolder(window, {
    ...files,
    'rows.ts': files['rows.ts'].replaceAll('parseRow', 'readRow'),
    'report.ts': files['report.ts'].replaceAll('parseRow', 'readRow'),
  });
  expect(window.pageErrors).toEqual([]);
});
