/** Why a file that mentions a name is not read as code, in words that say what to do about it. Pure, by its name and its text alone. */

import { looksMinified } from '../terrain/index/generatedCode.ts';
import { isDeep, languageOfPath } from '../terrain/languageId.ts';
import { nameOf } from '../terrain/workspacePaths.ts';

/** Files that hold code inside something else. */
const containers: Readonly<Record<string, string>> = {
  '.ipynb': 'it is a notebook, and code in cells is not read',
  '.vue': 'it is a Vue component, and the code in it is not read',
  '.svelte': 'it is a Svelte component, and the code in it is not read',
  '.astro': 'it is an Astro component, and the code in it is not read',
  '.mdx': 'it is MDX, and the code in it is not read',
  '.marko': 'it is a Marko component, and the code in it is not read',
};

/** undefined: it is in a language whose names are resolved. */
export function unreadReason(path: string): string | undefined {
  const language = languageOfPath(path);
  if (language !== undefined && isDeep(language)) return undefined;
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  const container = dot > 0 ? containers[name.slice(dot).toLowerCase()] : undefined;
  return container ?? 'it is not in a language that is understood in depth';
}

/** Minified code is nobody's source: what made it is to be changed, and it made anew. */
export function whyNobodysSource(text: string): string | undefined {
  return looksMinified(text) ? 'it looks minified: change what it is made of, and make it anew' : undefined;
}
