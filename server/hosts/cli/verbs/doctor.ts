/** `swarm doctor`: what Swarm found on this machine, and what is missing. Looks only; makes no ledger. */
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stateBase } from '../../../adapters/stateFolder.ts';
import { deepLanguages, wideLanguages } from '../../../core/terrain/languageId.ts';
import { ExitCode } from '../../../protocol/errors.ts';
import type { Environment } from '../../environment.ts';
import { wasmFolder } from '../../installation.ts';
import { findLanguageServers } from '../../languageServers.ts';
import type { CommonOptions } from '../commandLine.ts';
import type { Output } from '../output.ts';

interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'broken';
  readonly text: string;
}

const grammars = [...deepLanguages, ...wideLanguages, 'web-tree-sitter'];

export async function doctor(options: CommonOptions, output: Output, environment: Environment): Promise<ExitCode> {
  const findings: Finding[] = [
    { what: 'node', state: 'ok', text: `${process.versions.node}, native interface ${process.versions.napi}` },
    await sqlite(),
    folder('workspace', resolve(options.workspace)),
    stateFolder(environment),
    grammarFiles(),
    ...languageServers(resolve(options.workspace), environment.searchPath),
    python(options.workspace, environment),
  ];
  const broken = findings.some((finding) => finding.state === 'broken');
  const exitCode = broken ? ExitCode.internal : ExitCode.done;
  if (output.json) {
    output.document({ ok: !broken, exitCode, findings });
    return exitCode;
  }
  const { green, yellow, red, bold } = output.colors;
  const marks = { ok: green('✓'), missing: yellow('–'), broken: red('✗') } as const;
  for (const { what, state, text } of findings) output.result(`${marks[state]} ${bold(what.padEnd(12))} ${text}`);
  return exitCode;
}

/** Those that come with Swarm, and what else is on PATH. Nobody needs all the others, so they share a line. */
function languageServers(workspace: string, searchPath: string): readonly Finding[] {
  const findings: Finding[] = [];
  const absent: string[] = [];
  for (const { id, languages, choice } of findLanguageServers({ workspace, searchPath })) {
    if (choice.available) {
      const { name, version, args, command } = choice.command;
      const place = args.find((argument) => !argument.startsWith('-')) ?? command;
      findings.push({ what: name, state: 'ok', text: [version, place].filter((part) => part !== '').join(', ') });
    } else if (bundled.includes(id)) {
      findings.push({
        what: choice.name,
        state: 'missing',
        text: `${choice.why}; results are not checked by it, and every report says so`,
      });
    } else absent.push(`${choice.name} (${languages.join(', ')})`);
  }
  const text = `not on PATH: ${absent.join(', ')}; changes in these languages are not checked by a language server`;
  return absent.length === 0 ? findings : [...findings, { what: 'servers', state: 'missing', text }];
}

const bundled = ['pyright', 'typescript'];

async function sqlite(): Promise<Finding> {
  try {
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(':memory:');
    const version = database.prepare('SELECT sqlite_version()').pluck().get();
    database.close();
    return { what: 'ledger', state: 'ok', text: `SQLite ${String(version)}` };
  } catch (failure) {
    return { what: 'ledger', state: 'broken', text: `SQLite cannot be loaded: ${(failure as Error).message}` };
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function folder(what: string, path: string): Finding {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return { what, state: 'broken', text: `there is no folder ${path}` };
  return isWritable(path) ? { what, state: 'ok', text: path } : { what, state: 'missing', text: `${path} cannot be written: plans only` };
}

function stateFolder(environment: Environment): Finding {
  const base = stateBase({
    override: environment.stateDirectory,
    platform: process.platform,
    homeFolder: environment.home,
    environment: { XDG_STATE_HOME: environment.xdgStateHome, LOCALAPPDATA: environment.localAppData },
  });
  let existing = base;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  if (!isWritable(existing)) return { what: 'state folder', state: 'broken', text: `${base} cannot be made; set SWARM_STATE_DIR` };
  return { what: 'state folder', state: 'ok', text: base };
}

function grammarFiles(): Finding {
  const absent = grammars.filter((name) => !existsSync(join(wasmFolder, `${name}.wasm`)));
  return absent.length === 0
    ? { what: 'grammars', state: 'ok', text: wasmFolder }
    : { what: 'grammars', state: 'broken', text: `missing in ${wasmFolder}: ${absent.join(', ')}; run "npm run build"` };
}

function python(workspace: string, environment: Environment): Finding {
  const what = 'python';
  const active = environment.virtualEnvironment ?? environment.condaPrefix;
  if (active) return { what, state: 'ok', text: `active environment ${active}` };
  const inside = foldersIn(workspace).find((name) => existsSync(join(workspace, name, 'pyvenv.cfg')));
  return inside
    ? { what, state: 'ok', text: `environment of the workspace ${join(workspace, inside)}` }
    : {
        what,
        state: 'missing',
        text: 'no virtual environment found; imports of installed packages may stay unresolved, before and after alike',
      };
}

function foldersIn(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return []; // that it cannot be read is a finding of its own
  }
}
