/**
 * Words for a notification that came from files, instructions or the ledger. The editor makes a link of “[text](address)” in
 * a message, also one that runs any command; nothing recorded may become one.
 */

export function plainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}
