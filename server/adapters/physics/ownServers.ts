/** The language servers that a person names in their settings, in place of those that would be found. Starts none. */
import { isAbsolute } from 'node:path';
import { familyOf, isDeep, type LanguageId } from '../../core/terrain/languageId.ts';
import type { OwnLanguageServer } from '../../protocol/messages.ts';
import type { ServerChoice, ServerCommand } from './physicsOptions.ts';
import { plainProfile, protocolIdAmong } from './profiles/plainProfile.ts';
import type { ProfileContext, ServerProfile, ServerSettings } from './profiles/serverProfile.ts';
import { executablesOnPath, isExecutable, type Machine, nameOf, packagedServer } from './serverExecutables.ts';
import { coversAmong, type FoundServer, type ServerKind, serverKinds } from './serverKinds.ts';

const allLanguages: readonly LanguageId[] = [...new Set(serverKinds.flatMap((kind) => kind.languages)), 'java', 'csharp', 'ruby', 'php'];

/** `name`: a language, a family, or the name of a server; any other when the entry lists its languages. */
export function ownServer(name: string, entry: OwnLanguageServer, searchPath: string, machine: Machine): FoundServer {
  const { command: named, args, languages, initializationOptions, settings } = readable(entry);
  const path = isAbsolute(named) ? named : executablesOnPath(named, /[\\/]/.test(named) ? '' : searchPath, machine)[0];
  const what = languagesNamed(languages ?? [name]);
  const choice = (): ServerChoice => {
    const missing = nameOf(named);
    const no = (why: string): ServerChoice => ({
      available: false,
      name: missing === '' ? name : missing,
      why: `the settings name ${why}`,
    });
    if (named === '') return { available: false, name, why: `the settings name no command for “${name}”` };
    if (what.unknown.length > 0) return no(`“${what.unknown[0]}”, which is no language that Swarm knows, and no ending such as “.lua”`);
    if (path === undefined) return no(`“${named}”, which is neither an absolute path nor on PATH`);
    if (!isExecutable(path)) return no(`“${path}”, which is not there or cannot be run`);
    return { available: true, command: commandOf(path, args, machine) };
  };
  const known = path === undefined || !isExecutable(path) ? undefined : kindOf(path);
  const languageIdOf = (file: string): string | undefined =>
    protocolIdAmong(what.languages)(file) ?? (endsWithOne(file, what.endings) ? name : undefined);
  const profile = (context: ProfileContext): ServerProfile => {
    const base = known?.profile(context) ?? plainProfile({ languageIdOf, environment: context.toolEnvironment });
    return { ...base, settings: async (...about) => withOwn(await base.settings(...about), initializationOptions, settings) };
  };
  const inLanguages = coversAmong(what.languages);
  const covers = (file: string) => inLanguages(file) || endsWithOne(file, what.endings);
  return { id: name, languages: [...what.languages, ...what.endings], covers, choice: choice(), profile };
}

/** Settings come from outside: what is not as it should be is taken as not said. */
function readable(entry: unknown): Exclude<OwnLanguageServer, string> {
  if (typeof entry === 'string') return { command: entry };
  if (!isRecord(entry)) return { command: '' };
  const { command, args, languages, initializationOptions, settings } = entry;
  return {
    command: typeof command === 'string' ? command : '',
    ...(isTexts(args) ? { args } : {}),
    ...(isTexts(languages) ? { languages } : {}),
    initializationOptions,
    settings,
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

interface Named {
  readonly languages: readonly LanguageId[];
  readonly endings: readonly string[];
  readonly unknown: readonly string[];
}

function languagesNamed(names: readonly string[]): Named {
  const languages = new Set<LanguageId>();
  const endings: string[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const family = allLanguages.filter((language) => language === name || (isDeep(language) && familyOf(language) === name));
    const meant = family.length > 0 ? family : (serverKinds.find((kind) => kind.id === name)?.languages ?? []);
    for (const language of meant) languages.add(language);
    if (meant.length === 0) (/^\.[^./\\]+$/.test(name) ? endings : unknown).push(name);
  }
  return { languages: [...languages], endings, unknown };
}

function endsWithOne(file: string, endings: readonly string[]): boolean {
  return endings.some((ending) => file.toLowerCase().endsWith(ending.toLowerCase()));
}

/** What is known about a server holds for the person's own of the same kind: also for the forks of pyright. */
function kindOf(path: string): ServerKind | undefined {
  const name = nameOf(path).toLowerCase();
  return serverKinds.find((kind) => {
    return kind.id === 'pyright' ? /pyright/.test(name) : name.replace(/-\d+$/, '') === kind.executable;
  });
}

function commandOf(path: string, args: readonly string[] | undefined, machine: Machine): ServerCommand {
  const kind = kindOf(path);
  const packaged = kind === undefined || args !== undefined ? undefined : packagedServer(kind, path, machine);
  if (packaged !== undefined) return packaged;
  // Almost every server that is not known is started so.
  return { command: path, args: args ?? kind?.args ?? ['--stdio'], name: nameOf(path), version: '' };
}

function withOwn(base: ServerSettings, initializationOptions: unknown, settings: unknown): ServerSettings {
  return {
    ...base,
    initializationOptions:
      initializationOptions === undefined ? base.initializationOptions : merged(base.initializationOptions, initializationOptions),
    configuration: (section) =>
      settings === undefined ? base.configuration(section) : merged(base.configuration(section), sectionOf(settings, section)),
  };
}

/** A section by its whole name, or step by step; all settings without a name. */
function sectionOf(settings: unknown, section: string): unknown {
  if (section === '' || !isRecord(settings)) return settings;
  if (section in settings) return settings[section];
  return section.split('.').reduce<unknown>((inner, step) => (isRecord(inner) ? inner[step] : undefined), settings);
}

/** The person's own word over what Swarm would say, key by key. */
function merged(base: unknown, own: unknown): unknown {
  if (own === undefined || own === null) return base;
  if (!isRecord(base) || !isRecord(own)) return own;
  const keys = new Set([...Object.keys(base), ...Object.keys(own)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], own[key])]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
