/** The languages this Swarm knows in depth, by family. A new one is a line here. */
import type { LanguageFamily } from '../core/terrain/languageId.ts';
import type { LanguageRules } from '../core/terrain/languageRules.ts';
import { ecmascriptRules } from '../languages/ecmascript/rules.ts';
import { pythonRules } from '../languages/python/rules.ts';

export const languageRules: Readonly<Record<LanguageFamily, LanguageRules>> = { python: pythonRules, ecmascript: ecmascriptRules };
