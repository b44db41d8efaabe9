/** As what somebody publishes: in their own name, or for an enterprise (sole proprietors included). */
export const publisherKinds = ['person', 'enterprise'] as const;
