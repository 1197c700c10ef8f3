/** How a file indents. */
import type { LanguageFamily } from './languageId.ts';

/** One step of indentation, as the first body of the file has it; the custom of the language where there is none. */
export function indentUnit(text: string, family: LanguageFamily): string {
  const python =
    /^([ \t]*)(?:async[ \t]+)?(?:def|class|if|for|while|with|try)\b[^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*\r?\n)*\1([ \t]+)\S/m;
  const ecmascript = /^([ \t]*)[^\s*/][^\n]*\{[ \t]*\r?\n(?:[ \t]*\r?\n)*\1([ \t]+)[^\s*]/m;
  return (family === 'python' ? python : ecmascript).exec(text)?.[2] ?? (family === 'python' ? '    ' : '  ');
}
