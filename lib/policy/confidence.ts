/** How far a policy item is trusted: stated by several sources or one official one, by one second-hand, or inferred. */
export type Confidence = 'high' | 'medium' | 'low';
