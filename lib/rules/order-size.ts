/** What a province asks of an application with many websites. */
import type { OrderRule } from '../policy/provinces.ts';

/** Whether there are more than a rule lets pass; of services that are not counted nothing is said. */
export function isPassed({ value }: OrderRule, inOrder: number, filed: number | undefined): boolean {
  if (value.ifFirst && filed !== 0) return false;
  if (value.ifFiledOver !== undefined && (filed ?? 0) <= value.ifFiledOver) return false;
  const before = filed ?? 0;
  const counted = { order: inOrder, filed: before, all: inOrder + before }[value.counts];
  return counted > value.over;
}

/** Whether a rule counts services that are filed already. */
export function dependsOnFiled({ counts, ifFirst, ifFiledOver }: OrderRule['value']): boolean {
  return counts !== 'order' || ifFirst || ifFiledOver !== undefined;
}
