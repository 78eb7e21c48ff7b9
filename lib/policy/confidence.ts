/** How far a policy item is trusted: stated by several sources or one official one, by one second-hand, or inferred. */
export type Confidence = 'high' | 'medium' | 'low';

/** A confidence as a data file states it; what is none of the three is low. */
export function confidenceOf(stated: string): Confidence {
  return stated === 'high' || stated === 'medium' ? stated : 'low';
}

/** The title of the first of an item's sources, which the item gives by their places in the list. */
export function titleOf(sources: readonly { title: string }[], [first = 0]: readonly number[]): string {
  return sources[first]?.title ?? '';
}
