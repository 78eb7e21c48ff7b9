import { expect, it } from 'vitest';
import { remembered } from '../../lib/spellings/remembered.ts';

function counting() {
  const read: string[] = [];
  const reader = remembered((text) => {
    read.push(text);
    return text.toUpperCase();
  });
  return { read, reader };
}

it('reads a text once, and gives what it read', () => {
  const { read, reader } = counting();
  expect(['a', 'b', 'a', '', 'b', ''].map(reader)).toEqual(['A', 'B', 'A', '', 'B', '']);
  expect(read).toEqual(['a', 'b', '']);
});

it('keeps no text of more than two hundred characters', () => {
  const { read, reader } = counting();
  const [short, long] = ['x'.repeat(200), 'x'.repeat(201)];
  for (const text of [short, long, short, long]) expect(reader(text)).toBe(text.toUpperCase());
  expect(read).toEqual([short, long, long]);
});

it('forgets where a thousand are known', () => {
  const { read, reader } = counting();
  for (let number = 0; number < 1001; number += 1) reader(String(number));
  expect(read.length).toBe(1001);
  reader('1000');
  expect(read.length).toBe(1001);
  reader('0');
  expect(read.length).toBe(1002);
});
