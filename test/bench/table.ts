/** Measurements as a table for people. */
import type { Measurement } from './measurement.ts';

const headings = ['measured', 'value', 'peer', 'ratio', 'goal'] as const;

/** Three significant digits, thousands separated. */
function numberText(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}

export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, value, unit, peer, ratio, goal }) => [
    name,
    `${numberText(value)} ${unit}`,
    peer ? `${numberText(peer.value)} ${unit}  ${peer.name}` : '',
    ratio === undefined ? '' : `${numberText(ratio)}×`,
    goal ?? '',
  ]);
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]!.length)));
  const isNumber = (column: number) => headings[column] === 'value' || headings[column] === 'ratio';
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [line(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
