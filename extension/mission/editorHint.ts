/** What to do about an error, for somebody who sits in the editor: advice to run the shell's command is left out. */

const ofTheShell = /swarm (?:--help|VERB|refactor|operations|timeline|verify|rewind)/;

export function editorHint(hint: string): string {
  const sentences = hint.split(/(?<=\.)\s+/);
  return sentences.filter((sentence) => !ofTheShell.test(sentence)).join(' ');
}
