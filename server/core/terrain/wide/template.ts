/**
 * Whether a text is a template of its language rather than the language itself. What an engine makes of it may be well formed
 * where the template is not, and the other way round: so its syntax is no reason to veto anything.
 */
import { wideGrammars } from '../generated/wideGrammars.ts';
import { isDeep, type LanguageId } from '../languageId.ts';

/** Jinja, Liquid, Handlebars, Go; ERB, EJS, JSP; PHP; Freemarker, Thymeleaf; Razor, Blade. */
const markers = /\{\{|\{%|\{#\s|<%|<\?(?:php|=)|<\/?#[a-z]|\[\[\$\{|^\s*@(?:\{|(?:if|foreach|for|model|section|extends|yield|include)\b)/m;
const string = /"(?:[^"\\\n]|\\.)*"/g;

export function isTemplate(language: LanguageId, text: string): boolean {
  const where = isDeep(language) ? 'never' : wideGrammars[language].templates;
  switch (where) {
    case 'never':
      return false;
    case 'anywhere':
      return markers.test(text);
    case 'outsideStrings':
      return markers.test(text.replace(string, '""'));
  }
}
