import { expect, it } from 'vitest';
import { inOrder, type Soon } from '../../cli/judge/in-order.ts';

/** A result that comes when it is let go. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}

async function toldOf(results: readonly Soon<number>[], atOnce: number): Promise<number[]> {
  const told: number[] = [];
  await inOrder(results, { work: (result) => result, tell: (result) => void told.push(result), atOnce });
  return told;
}

it('tells in order what is there and what comes', async () => {
  const later = (result: number) => Promise.resolve().then(() => result);
  expect(await toldOf([1, later(2), 3, later(4), later(5), 6], 3)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await toldOf([], 1)).toEqual([]);
});

it('waits for nothing where all is there', async () => {
  const told: number[] = [];
  let turns = 0;
  const counting = Promise.resolve().then(function count(): Promise<void> {
    turns += 1;
    return told.length < 1000 ? Promise.resolve().then(count) : Promise.resolve();
  });
  const items = Array.from({ length: 1000 }, (_, at) => at);
  await inOrder(items, { work: (item) => item, tell: (item) => void told.push(item), atOnce: 1 });
  await counting;
  expect(told).toEqual(items);
  expect(turns).toBe(1);
});

it('works on no more at once than it may, and takes an item when there is room', async () => {
  const gates = Array.from({ length: 6 }, gate);
  const begun: number[] = [];
  const told: number[] = [];
  const all = inOrder([...gates.entries()], {
    work: async ([at, { opened }]) => {
      begun.push(at);
      await opened;
      return at;
    },
    tell: async (at) => void told.push(at),
    atOnce: 2,
  });
  expect(begun).toEqual([0, 1]);
  gates[1]?.open();
  for (const { open } of gates) open();
  await all;
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  expect(told).toEqual([0, 1, 2, 3, 4, 5]);
});

it.each([1, 3])('ends with the first failure once nothing works any more, %i at once', async (atOnce) => {
  const slow = gate();
  let ended = false;
  const work = async (item: string) => {
    if (item === 'fails') throw new Error('refused');
    await slow.opened;
    ended = true;
  };
  const all = inOrder(['fails', 'slow'], { work, tell: () => undefined, atOnce });
  slow.open();
  await expect(all).rejects.toThrow('refused');
  expect(ended).toBe(atOnce > 1);
});
