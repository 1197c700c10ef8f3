/** What a comment belongs to: the declaration below it, or the whole file. */
import type { SyntaxNode } from './syntaxNode.ts';

/** Whether it says what the declaration below it takes and gives; such a comment types that declaration across empty lines. */
export function documents({ text }: SyntaxNode): boolean {
  return (
    text.startsWith('/**') &&
    /^[\s/*]*@(?:param|arg|argument|returns?|type|template|this|throws|extends|implements|overload|satisfies)\b/m.test(text) &&
    !/^[\s/*]*@(?:typedef|callback|import|file|fileoverview|module)\b/m.test(text)
  );
}

/** The interpreter, the encoding, a licence, what tools are told of the whole file. */
export function belongsToFile(comment: SyntaxNode, text: string): boolean {
  const said = comment.text;
  if (
    /^#!|^#.*coding[:=]|^\/\/\/\s*<|^(?:\/\/|\/\*)\s*(?:@ts-(?:no)?check|@flow|@jsx|eslint-(?:disable|env)(?!-)|global\b|istanbul ignore file)/.test(
      said,
    )
  )
    return true;
  if (/^#\s*(?:type:\s*ignore|pylint:\s*disable|flake8:|mypy:|pyright:|ruff:)/.test(said)) return true;
  return text.slice(0, comment.startIndex).trim() === '' && /copyright|licen[cs]e|spdx|@file(?:overview)?\b|@module\b/i.test(said);
}
