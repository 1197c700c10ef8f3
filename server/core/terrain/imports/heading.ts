/** Which comments above an import statement belong to it. What its clause says is for each language. */
import { lineStart } from '../../../base/textLines.ts';
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';

/** Where the comment lines directly above begin, of which the first is not at the top of the file: there stand shebangs and licences. */
export function headingOf(node: SyntaxNode, text: string): number {
  let at = lineStart(text, node.startIndex);
  let heading = node.startIndex;
  for (let above = node.previousSibling; above?.type === 'comment'; above = above.previousSibling) {
    const start = lineStart(text, above.startIndex);
    if (text.slice(start, above.startIndex).trim() !== '' || text.slice(above.endIndex, at).trim() !== '') break;
    if (text.slice(above.endIndex, at).split('\n').length > 2 || start === 0) break;
    at = start;
    heading = above.startIndex;
  }
  return heading;
}
